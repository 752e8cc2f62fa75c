import { type LayerGroup, type Map as LeafletMap, layerGroup, rectangle } from 'leaflet'
import { type HeatCell, heatStep } from './heat-steps.ts'
import { mapLabel } from './map-label.ts'
import type { MapLayer } from './map-layer.ts'
import './heat.css'

/** A cell narrower than this on the screen has no room for its number. */
const NUMBER_PX = 34
/** Below cases, above the plan. */
const PANE = 'heat'
const PANE_LEVEL = '420'

export type HeatLayer = MapLayer & { show(cells: readonly HeatCell[]): void }

/**
 * Where how many cases came from: squares, stronger where there are more, each with its number as soon as it has room. The
 * list beside the map says the same in words.
 */
export function heatLayer(): HeatLayer {
  let map: LeafletMap | null = null
  let shown: readonly HeatCell[] = []
  const squares: LayerGroup = layerGroup()
  const numbers: LayerGroup = layerGroup()

  const hasRoom = (on: LeafletMap) => {
    const [cell] = shown
    if (!cell) return false
    const west = on.latLngToLayerPoint([cell.south, cell.west])
    return on.latLngToLayerPoint([cell.south, cell.east]).x - west.x >= NUMBER_PX
  }
  const drawNumbers = () => {
    numbers.clearLayers()
    if (!map || !hasRoom(map)) return
    const sight = map.getBounds().pad(0.3)
    for (const { south, west, north, east, count } of shown) {
      const middle = { lat: (south + north) / 2, lng: (west + east) / 2 }
      if (sight.contains(middle)) numbers.addLayer(mapLabel(middle, numberOf(count), 'map-heat-number'))
    }
  }
  return {
    attach(on) {
      map = on
      const pane = on.getPane(PANE) ?? on.createPane(PANE)
      pane.style.zIndex = PANE_LEVEL
      pane.setAttribute('aria-hidden', 'true')
      squares.addTo(on)
      numbers.addTo(on)
      on.on('moveend', drawNumbers)
    },
    detach() {
      map?.off('moveend', drawNumbers)
      squares.remove()
      numbers.remove()
      map = null
    },
    show(cells) {
      shown = cells
      squares.clearLayers()
      const most = cells.reduce((max, { count }) => Math.max(max, count), 0)
      for (const { south, west, north, east, count } of cells) {
        const className = `map-heat map-heat-${heatStep(count, most)}`
        const corners: [[number, number], [number, number]] = [
          [south, west],
          [north, east],
        ]
        squares.addLayer(rectangle(corners, { className, interactive: false, pane: PANE }))
      }
      drawNumbers()
    },
  }
}

function numberOf(count: number): HTMLElement {
  const span = document.createElement('span')
  span.textContent = String(count)
  return span
}
