import { polygonsOf } from './area.ts'
import { type Area, type Building, type Grid, UNPLACED_GRID } from './grid.ts'
import { gridAt } from './grid-at.ts'
import { distanceMetres, type Point } from './place.ts'
import { PLAN_FEATURES_MAX, PLAN_NAME_MAX, PLAN_VERTICES_MAX, type Plan } from './plan.ts'
import { areaM2, coverageProblems, TOLERATED_M2 } from './plan-coverage.ts'
import type { PlanProblem, PlanProblemCode } from './plan-problem.ts'
import { crossingOf, inChinaBox, isClosed, pointOf, type Ring } from './plan-ring.ts'

/** Nothing of a community lies this far from its middle: the file is of another place, or shifted. */
const FAR_AWAY_M = 20_000
/** What an id may look like: it stands in addresses, posts and the feed. */
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

type Drawn = Pick<Grid | Building, 'id' | 'name' | 'area'>

/**
 * Everything that is wrong with a plan, worst first in the order it is found; empty for a clean one. A plan over the limits
 * is told so at once and not looked at any further.
 * @param around the community's middle, when it is known
 */
export function checkPlan(plan: Plan, around: Point | null): PlanProblem[] {
  const tooMuch = limitProblem(plan)
  if (tooMuch) return [tooMuch]
  const drawn: Drawn[] = [...plan.grids, ...plan.buildings]
  const named = [...idProblems(drawn), ...nameProblems(plan)]
  const placed = drawn.flatMap((one) => positionProblems(one, around))
  // A file in other coordinates is one mistake, not a hundred crossings.
  if (placed.length > 0) return [...gathered(placed), ...named]
  const shapes = drawn.flatMap(shapeProblems)
  const broken = new Set(shapes.flatMap(({ ids }) => ids))
  const clean = plan.grids.filter(({ id }) => !broken.has(id))
  return [...shapes, ...named, ...coverage(clean), ...outsiders(plan, clean)]
}

/** How many corners all areas have; cheap for a million. */
export const verticesOf = ({ grids, buildings }: Plan): number =>
  [...grids, ...buildings].reduce((sum, { area }) => sum + cornersOf(area), 0)

const cornersOf = (area: Area): number =>
  polygonsOf(area).reduce((sum, rings) => sum + rings.reduce((n, ring) => n + ring.length, 0), 0)

function limitProblem(plan: Plan): PlanProblem | null {
  if (plan.grids.length + plan.buildings.length > PLAN_FEATURES_MAX) return problem('too_many_features')
  if (verticesOf(plan) > PLAN_VERTICES_MAX) return problem('too_many_vertices')
  return plan.grids.length === 0 ? problem('no_grids') : null
}

const problem = (code: PlanProblemCode, ids: string[] = [], at: Point | null = null): PlanProblem => ({ code, ids, at })

function idProblems(drawn: readonly Drawn[]): PlanProblem[] {
  const bad = drawn.filter(({ id }) => !ID.test(id) || id === UNPLACED_GRID).map(({ id }) => problem('id_bad', [id]))
  return [...bad, ...twice(drawn, ({ id }) => id).map(([one]) => problem('id_twice', [one.id]))]
}

function nameProblems({ grids, buildings }: Plan): PlanProblem[] {
  const all: Drawn[] = [...grids, ...buildings]
  const missing = all.filter(({ name }) => name.trim() === '').map(({ id }) => problem('name_missing', [id]))
  const long = all.filter(({ name }) => name.length > PLAN_NAME_MAX).map(({ id }) => problem('name_long', [id]))
  const named = grids.filter(({ name }) => name.trim() !== '')
  const sameName = twice(named, ({ name }) => name.trim())
  const sameBuilding = twice(buildings, ({ estate, name }) => `${estate.trim()} ${name.trim()}`)
  const sameNumber = twice(named, ({ name }) => numberIn(name)).filter(
    (group) => new Set(group.map(({ name }) => name.trim())).size > 1,
  )
  return [
    ...missing,
    ...long,
    ...[...sameName, ...sameBuilding].map((group) => problem('name_twice', ids(group))),
    ...sameNumber.map((group) => problem('number_twice', ids(group))),
  ]
}

const ids = (group: readonly Drawn[]) => group.map(({ id }) => id)

/** The number people call a grid by: the first in its name. */
export const numberIn = (name: string): string | null => /\d+/.exec(name)?.[0]?.replace(/^0+(?=\d)/, '') ?? null

/** Groups of two or more with the same key; null is no key. */
function twice<T>(list: readonly T[], keyOf: (one: T) => string | null): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>()
  for (const one of list) {
    const key = keyOf(one)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

/** The first thing wrong with where an area lies. */
function positionProblems({ id, area }: Drawn, around: Point | null): PlanProblem[] {
  const positions = polygonsOf(area).flat(2)
  const allNumbers = positions.every(([lng, lat]) => Number.isFinite(lng) && Number.isFinite(lat))
  if (!allNumbers) return [problem('not_finite', [id])]
  const outside = positions.find(([lng, lat]) => !inChinaBox(lng, lat))
  if (outside) {
    if (positions.every(([lng, lat]) => inChinaBox(lat, lng))) return [problem('swapped_axes', [id])]
    if (positions.some(([lng, lat]) => Math.abs(lng) > 180 || Math.abs(lat) > 90)) return [problem('not_degrees', [id])]
    return [problem('outside_china', [id], pointOf(outside))]
  }
  const far = around && positions.find((position) => distanceMetres(around, pointOf(position)) > FAR_AWAY_M)
  return far ? [problem('far_away', [id], pointOf(far))] : []
}

/** The same thing wrong with many is said once. */
function gathered(problems: readonly PlanProblem[]): PlanProblem[] {
  const byCode = new Map<PlanProblemCode, PlanProblem>()
  for (const one of problems) {
    const known = byCode.get(one.code)
    if (known) known.ids.push(...one.ids)
    else byCode.set(one.code, { ...one, ids: [...one.ids] })
  }
  return [...byCode.values()]
}

function shapeProblems({ id, area }: Drawn): PlanProblem[] {
  const polygons = polygonsOf(area)
  const rings: Ring[] = polygons.flat()
  const open = rings.find((ring) => !isClosed(ring))
  const start = open?.[0]
  if (open || rings.length === 0) return [problem('not_closed', [id], start ? pointOf(start) : null)]
  for (const polygon of polygons) {
    const crossing = crossingOf(polygon)
    if (crossing) return [problem('self_crossing', [id], crossing)]
  }
  const isTiny = polygons.some((coordinates) => areaM2({ type: 'Polygon', coordinates }) < TOLERATED_M2)
  const corner = rings[0]?.[0]
  return isTiny ? [problem('too_small', [id], corner ? pointOf(corner) : null)] : []
}

function coverage(grids: readonly Grid[]): PlanProblem[] {
  try {
    return coverageProblems(grids)
  } catch {
    return [problem('not_checkable', ids(grids))]
  }
}

/** Buildings whose middle lies in no grid: nobody would be told of what is reported there. */
const outsiders = ({ buildings }: Plan, grids: readonly Grid[]): PlanProblem[] =>
  buildings
    .filter(({ center }) => gridAt(center, grids) === null)
    .map(({ id, center }) => problem('building_outside', [id], center))
