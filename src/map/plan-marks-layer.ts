import { divIcon, type LayerGroup, type Map as LeafletMap, layerGroup, marker } from 'leaflet'
import type { Point } from '../../domain/place.ts'
import { labelText } from './map-label.ts'
import type { MapLayer } from './map-layer.ts'

/** A place with a number or a word on it; the list beside the map says what it means. */
export type PlanMark = { point: Point; text: string; kind: 'problem' | 'entrance' }

export function planMarksLayer(): MapLayer & { show(marks: readonly PlanMark[]): void } {
  let on: LeafletMap | null = null
  let group: LayerGroup | null = null
  return {
    attach(map) {
      on = map
    },
    detach() {
      group?.remove()
      group = null
      on = null
    },
    show(marks) {
      group?.remove()
      if (!on) return
      group = layerGroup(
        marks.map(({ point, text, kind }) =>
          marker(point, {
            icon: divIcon({ html: labelText(text), className: `plan-mark plan-mark-${kind}`, iconSize: undefined }),
            interactive: false,
            keyboard: false,
          }),
        ),
      ).addTo(on)
    },
  }
}
