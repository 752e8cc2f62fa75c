import { type DivIcon, divIcon, type LatLngExpression, type Marker, marker } from 'leaflet'

/** Above the plan, below the cases; hidden from readers, who get the same in the lists. */
export const LABEL_PANE = 'labels'

/** A word on the map that takes no touch. Which labels show at which zoom is decided in map.css. */
export function mapLabel(at: LatLngExpression, content: HTMLElement, className: string): Marker {
  return marker(at, { icon: labelIcon(content, className), pane: LABEL_PANE, interactive: false, keyboard: false })
}

/** Content that stands centred on its point. */
export const labelIcon = (content: HTMLElement, className: string): DivIcon =>
  divIcon({ html: content, className: `map-label ${className}`, iconSize: undefined })

/** The words of a label, standing centred on its point. */
export function labelText(text: string, className = 'map-label-text'): HTMLElement {
  const span = document.createElement('span')
  span.className = className
  span.textContent = text
  return span
}
