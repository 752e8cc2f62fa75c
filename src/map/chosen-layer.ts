import { circleMarker, type LayerGroup, type Map as LeafletMap, layerGroup } from 'leaflet'
import type { Point } from '../../domain/place.ts'
import type { MapLayer } from './map-layer.ts'

const RING_PX = 24
const DOT_PX = 6
/** More dots than this say nothing more. */
const DOTS_MAX = 500

/** Rings around the chosen cases; where they lie under bubbles (`isCrowded`), dots that show which are meant. */
export function chosenLayer(): MapLayer & { show(points: readonly Point[], isCrowded: boolean): void } {
  const group: LayerGroup = layerGroup()
  return {
    attach(map: LeafletMap) {
      group.addTo(map)
    },
    detach() {
      group.remove()
    },
    show(points, isCrowded) {
      group.clearLayers()
      for (const point of points.slice(0, DOTS_MAX)) {
        const look = isCrowded
          ? { radius: DOT_PX, className: 'map-chosen-dot' }
          : { radius: RING_PX, className: 'map-chosen' }
        group.addLayer(circleMarker(point, { ...look, interactive: false }))
      }
    },
  }
}
