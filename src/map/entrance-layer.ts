import { type LayerGroup, type Map as LeafletMap, layerGroup } from 'leaflet'
import type { Building } from '../../domain/grid.ts'
import { NEAR_ZOOM } from './estate-map.ts'
import { labelText, mapLabel } from './map-label.ts'
import type { MapLayer } from './map-layer.ts'
import { words } from './words.ts'
import './entrance-layer.css'

/** Drawn beyond the edge of the screen, as a share of it, so that a short pan shows no door missing. */
const AHEAD = 0.3

/** 1单元 is a 1 before its door, 东单元 an 东. */
const shortName = (unit: string): string => unit.replace(words.unitEnding, '') || unit

/** Where each unit is entered: near enough to tell one door from the next, and only those in sight. */
export function entranceLayer(buildings: readonly Building[]): MapLayer {
  const doors = buildings.flatMap(({ entrances }) => entrances ?? [])
  const group: LayerGroup = layerGroup()
  let on: LeafletMap | null = null
  const draw = () => {
    group.clearLayers()
    if (!on || on.getZoom() < NEAR_ZOOM) return
    const inSight = on.getBounds().pad(AHEAD)
    for (const door of doors) {
      if (inSight.contains(door)) group.addLayer(mapLabel(door, labelText(shortName(door.unit)), 'map-entrance'))
    }
  }
  return {
    attach(map) {
      on = map
      group.addTo(map)
      map.on('moveend', draw)
      draw()
    },
    detach() {
      on?.off('moveend', draw)
      on = null
      group.clearLayers()
      group.remove()
    },
  }
}
