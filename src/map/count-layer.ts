import { divIcon, type LayerGroup, type Map as LeafletMap, layerGroup, marker } from 'leaflet'
import type { Point } from '../../domain/place.ts'
import { chooseWords } from './choose-words.ts'
import type { MapLayer } from './map-layer.ts'

/** So many cases around a point, too many to be sent one by one. */
export type CountAt = Point & { count: number }

/** Counts as round buttons; pressing one goes nearer to it. */
export function countLayer(onOpen: (at: Point) => void): MapLayer & { show(counts: readonly CountAt[]): void } {
  const group: LayerGroup = layerGroup()
  const button = ({ count, ...at }: CountAt) => {
    const made = document.createElement('button')
    made.type = 'button'
    made.className = 'map-cluster map-count-button'
    made.textContent = String(count)
    made.setAttribute('aria-label', chooseWords.countHere(count))
    const icon = divIcon({ html: made, className: 'map-count', iconSize: undefined })
    return marker(at, { icon, keyboard: false }).on('click', () => onOpen(at))
  }
  return {
    attach(map: LeafletMap) {
      group.addTo(map)
    },
    detach() {
      group.remove()
    },
    show(counts) {
      group.clearLayers()
      for (const at of counts) group.addLayer(button(at))
    },
  }
}
