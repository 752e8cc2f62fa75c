import { polygonsOf } from '../../domain/area.ts'
import type { Area, Building, Grid, Polygon } from '../../domain/grid.ts'
import type { Point } from '../../domain/place.ts'
import type { Plan } from '../../domain/plan.ts'
import type { GeometryAnswer, Position } from '../../domain/plan-area.ts'
import { numberIn } from '../../domain/plan-check.ts'
import { areaM2, middleOf } from '../../domain/plan-coverage.ts'
import { mergeAreas } from '../../domain/plan-merge.ts'
import { splitArea } from '../../domain/plan-split.ts'
import { followBorder } from './follow-border.ts'

/** What can be done to a plan: each answers a new one and leaves the old as it was. */

/** An id that no plan of any version has had; a number that comes again would lead old cases to the wrong grid. */
export const newId = (kind: 'g' | 'b', random: (count: number) => Uint8Array): string =>
  `${kind}-${Array.from(random(5), (byte) => byte.toString(16).padStart(2, '0')).join('')}`

/** The next free number among the grids. */
export const nextNumber = ({ grids }: Plan): number =>
  grids.reduce((highest, { name }) => Math.max(highest, Number(numberIn(name) ?? 0)), 0) + 1

export const addGrid = (plan: Plan, id: string, name: string, area: Area): Plan => ({
  ...plan,
  grids: [...plan.grids, { id, name, area }],
})

export const addBuilding = (plan: Plan, building: Building): Plan => ({
  ...plan,
  buildings: [...plan.buildings, building],
})

/** A building drawn just now: whatever can be guessed is, its name is for a person. */
export const drawnBuilding = (plan: Plan, id: string, name: string, area: Polygon): Building => ({
  id,
  name,
  estate: plan.buildings.at(-1)?.estate ?? '',
  units: [],
  area,
  center: centerOf(area),
})

export const cornersOf = (area: Area): Point[] =>
  polygonsOf(area)
    .flat(2)
    .map(([lng, lat]) => ({ lat, lng }))

/** Where the middle of an area is: of its corners if it has none. */
export const centerOf = (area: Area): Point => middleOf(polygonsOf(area)[0]?.[0]) ?? { lat: 0, lng: 0 }

export const changeGrid = (plan: Plan, id: string, wish: Partial<Grid>): Plan => ({
  ...plan,
  grids: plan.grids.map((grid) => (grid.id === id ? { ...grid, ...wish } : grid)),
})

export const changeBuilding = (plan: Plan, id: string, wish: Partial<Building>): Plan => ({
  ...plan,
  buildings: plan.buildings.map((building) => (building.id === id ? { ...building, ...wish } : building)),
})

export const remove = (plan: Plan, ids: readonly string[]): Plan => ({
  grids: plan.grids.filter(({ id }) => !ids.includes(id)),
  buildings: plan.buildings.filter(({ id }) => !ids.includes(id)),
})

/** A border that was pulled at; neighbours that share it follow. */
export function pullBorder(plan: Plan, id: string, area: Area): Plan {
  if (plan.grids.some((grid) => grid.id === id)) return { ...plan, grids: followBorder(plan.grids, id, area) }
  if (area.type !== 'Polygon') return plan
  return changeBuilding(plan, id, { area, center: centerOf(area) })
}

/** Cuts a grid along a line: the larger part stays the grid it was, the other is new and numbered. */
export function splitGrid(
  plan: Plan,
  id: string,
  line: readonly Position[],
  fresh: { id: string; name: string },
): GeometryAnswer<Plan> {
  const grid = plan.grids.find((one) => one.id === id)
  const cut: GeometryAnswer<[Area, Area]> = grid ? splitArea(grid.area, line) : { ok: false, why: 'line_does_not_cut' }
  if (!cut.ok || !grid) return cut.ok ? { ok: false, why: 'line_does_not_cut' } : cut
  const [large, small] = [...cut.value].sort((a, b) => areaM2(b) - areaM2(a))
  const grids = plan.grids.flatMap((one) =>
    one.id === id && large && small
      ? [
          { ...one, area: large },
          { ...fresh, area: small },
        ]
      : [one],
  )
  return { ok: true, value: { ...plan, grids } }
}

/** Makes one of several grids; it keeps the name and id of the first in the list. */
export function mergeGrids(plan: Plan, ids: readonly string[]): GeometryAnswer<Plan> {
  const [first, ...others] = plan.grids.filter(({ id }) => ids.includes(id))
  if (!first || others.length === 0) return { ok: false, why: 'not_touching' }
  const whole = mergeAreas([first, ...others].map(({ area }) => area))
  if (!whole.ok) return whole
  const gone = new Set(others.map(({ id }) => id))
  const grids = plan.grids
    .filter(({ id }) => !gone.has(id))
    .map((grid) => (grid.id === first.id ? { ...grid, area: whole.value } : grid))
  return { ok: true, value: { ...plan, grids } }
}
