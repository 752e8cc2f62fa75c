import { circleMarker, type LayerGroup, type Map as LeafletMap, layerGroup } from 'leaflet'
import type { Point } from '../../domain/place.ts'
import type { MapLayer } from './map-layer.ts'

/** Rings around more points than this would be one ring. */
const RINGS_MAX = 300

/** Rings around the chosen cases. */
export function chosenLayer(): MapLayer & { show(points: readonly Point[]): void } {
  const group: LayerGroup = layerGroup()
  return {
    attach(map: LeafletMap) {
      group.addTo(map)
    },
    detach() {
      group.remove()
    },
    show(points) {
      group.clearLayers()
      for (const point of points.slice(0, RINGS_MAX)) {
        group.addLayer(circleMarker(point, { radius: 24, className: 'map-chosen', interactive: false }))
      }
    },
  }
}
