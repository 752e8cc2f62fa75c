import { type LayerGroup, type Map as LeafletMap, layerGroup, marker } from 'leaflet'
import type { Point } from '../../domain/place.ts'
import { fanOut } from './fan-out.ts'
import { labelIcon } from './map-label.ts'
import type { MapLayer } from './map-layer.ts'

/** Numbers on the map, from 1 in the order given, as they stand in the list beside it. For paper: nothing can be pressed. */
export function numberedLayer(): MapLayer & { show(points: readonly Point[]): void } {
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
      const nudges = fanOut(points)
      points.forEach((point, index) => {
        const { x, y } = nudges[index] ?? { x: 0, y: 0 }
        const number = document.createElement('span')
        number.className = 'map-number'
        number.textContent = String(index + 1)
        number.style.marginLeft = `${x}px`
        number.style.marginTop = `${y}px`
        group.addLayer(marker(point, { icon: labelIcon(number, 'map-numbered'), interactive: false, keyboard: false }))
      })
    },
  }
}
