import { type Layer, type LayerGroup, type Map as LeafletMap, layerGroup } from 'leaflet'

/** Something drawn on a map that can be taken off again without touching the rest. */
export type MapLayer = { attach(map: LeafletMap): void; detach(): void }

/** A layer of parts that never change while it is on the map. */
export function stillLayer(parts: () => Layer[]): MapLayer {
  let group: LayerGroup | null = null
  return {
    attach(map) {
      group = layerGroup(parts()).addTo(map)
    },
    detach() {
      group?.remove()
      group = null
    },
  }
}
