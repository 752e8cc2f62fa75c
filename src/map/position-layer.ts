import { circle, divIcon, type LayerGroup, type Map as LeafletMap, layerGroup, marker } from 'leaflet'
import type { Point } from '../../domain/place.ts'
import type { MapLayer } from './map-layer.ts'

/** Where this phone is: `accuracy` is the radius in metres (68 %), null where it is unknown. */
export type ShownPosition = { point: Point; accuracy: number | null }

/** The dot of this phone with the circle within which it lies. */
export function positionLayer(): MapLayer & { show(position: ShownPosition | null): void } {
  const group: LayerGroup = layerGroup()
  return {
    attach(map: LeafletMap) {
      group.addTo(map)
    },
    detach() {
      group.remove()
    },
    show(position) {
      group.clearLayers()
      if (!position) return
      const { point, accuracy } = position
      if (accuracy) group.addLayer(circle(point, { radius: accuracy, className: 'map-accuracy', interactive: false }))
      const icon = divIcon({ html: document.createElement('span'), className: 'map-me', iconSize: undefined })
      group.addLayer(marker(point, { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }))
    },
  }
}
