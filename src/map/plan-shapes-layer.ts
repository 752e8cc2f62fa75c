import { type LayerGroup, type Map as LeafletMap, layerGroup, type Polygon, polygon } from 'leaflet'
import { polygonsOf } from '../../domain/area.ts'
import type { Area } from '../../domain/grid.ts'
import type { Plan } from '../../domain/plan.ts'
import { latLngs } from './lat-lng.ts'
import { labelText, mapLabel } from './map-label.ts'
import type { MapLayer } from './map-layer.ts'
import { middleOfRing } from './middle-of-ring.ts'

type Shape = { kind: 'grid' | 'building'; name: string; area: Area; layer: Polygon; label: LayerGroup }

/** The grids and buildings of a plan that is being edited: each its own layer, drawn anew only when it changed. */
export type PlanShapesLayer = MapLayer & {
  show(plan: Plan, selected: readonly string[]): void
  layerOf(id: string): Polygon | null
}

/** Above the ground, below the words (see plan-map.css). */
const PANE = 'plan-shapes'

export function planShapesLayer(onPick: (id: string) => void): PlanShapesLayer {
  const shapes = new Map<string, Shape>()
  let on: LeafletMap | null = null
  const drop = (id: string) => {
    const shape = shapes.get(id)
    shape?.layer.remove()
    shape?.label.remove()
    shapes.delete(id)
  }
  const draw = (map: LeafletMap, id: string, { kind, name, area }: Pick<Shape, 'kind' | 'name' | 'area'>) => {
    const known = shapes.get(id)
    if (known && known.name === name && known.area === area) return
    drop(id)
    const layer = polygon(cornersOf(area), {
      pane: PANE,
      className: `plan-shape plan-shape-${kind}`,
      pmIgnore: false,
      snapIgnore: kind === 'building', // borders meet borders, not the walls beside them
      noClip: true,
      bubblingMouseEvents: true, // a corner of something new may lie on it
    })
    layer.on('click', () => onPick(id))
    layer.addTo(map)
    if (kind === 'grid') layer.bringToBack()
    shapes.set(id, { kind, name, area, layer, label: labelOf(kind, name, area).addTo(map) })
  }
  return {
    attach(map) {
      on = map
      map.createPane(PANE)
    },
    detach() {
      for (const id of [...shapes.keys()]) drop(id)
      on = null
    },
    show({ grids, buildings }, selected) {
      if (!on) return
      const ids = new Set([...grids, ...buildings].map(({ id }) => id))
      for (const id of [...shapes.keys()]) if (!ids.has(id)) drop(id)
      for (const { id, name, area } of grids) draw(on, id, { kind: 'grid', name, area })
      for (const { id, name, area } of buildings) draw(on, id, { kind: 'building', name, area })
      for (const [id, { layer }] of shapes) {
        layer.getElement()?.classList.toggle('plan-shape-selected', selected.includes(id))
      }
    },
    layerOf: (id) => shapes.get(id)?.layer ?? null,
  }
}

/** Without the last corner of each ring, which Leaflet does not repeat. */
const cornersOf = (area: Area) => polygonsOf(area).map((rings) => rings.map((ring) => latLngs(ring.slice(0, -1))))

function labelOf(kind: Shape['kind'], name: string, area: Area): LayerGroup {
  const middle = middleOfRing(polygonsOf(area)[0]?.[0] ?? [])
  const className = kind === 'grid' ? 'plan-shape-grid-name map-grid-name' : 'map-building-name'
  return layerGroup(middle ? [mapLabel(middle, labelText(name), className)] : [])
}
