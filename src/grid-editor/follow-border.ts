import { polygonsOf } from '../../domain/area.ts'
import type { Area, Grid } from '../../domain/grid.ts'

type Position = [number, number]
type Ring = Position[]

/** What one pull at a border did to it. */
type Step =
  | { kind: 'moved'; from: Position; to: Position }
  | { kind: 'added'; between: [Position, Position]; at: Position }
  | { kind: 'removed'; between: [Position, Position]; at: Position }

const same = (a: Position | undefined, b: Position | undefined): boolean =>
  a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1]

/**
 * The grids after one of them was pulled at: a corner that neighbours share moves with it, so that borders still meet. Any
 * other change than one corner moved, added or taken away changes that grid alone.
 */
export function followBorder(grids: readonly Grid[], id: string, area: Area): Grid[] {
  const before = grids.find((grid) => grid.id === id)
  const step = before ? stepBetween(ringsOf(before.area), ringsOf(area)) : null
  return grids.map((grid) => {
    if (grid.id === id) return { ...grid, area }
    return step ? { ...grid, area: mapRings(grid.area, (ring) => follow(ring, step)) } : grid
  })
}

const ringsOf = (area: Area): Ring[] => polygonsOf(area).flat()

/** The same area when no ring changed, so that nothing is drawn anew for nothing. */
export function mapRings(area: Area, change: (ring: Ring) => Ring): Area {
  let changed = false
  const polygons = polygonsOf(area).map((rings) =>
    rings.map((ring) => {
      const next = change(ring)
      changed ||= next !== ring
      return next
    }),
  )
  if (!changed) return area
  return area.type === 'Polygon'
    ? { type: 'Polygon', coordinates: polygons[0] ?? [] }
    : { type: 'MultiPolygon', coordinates: polygons }
}

function stepBetween(before: readonly Ring[], after: readonly Ring[]): Step | null {
  if (before.length !== after.length) return null
  const steps = before.flatMap((ring, i) => {
    const next = after[i]
    return next && !equal(ring, next) ? [stepOfRing(open(ring), open(next))] : []
  })
  return steps.length === 1 ? (steps[0] ?? null) : null
}

const equal = (a: Ring, b: Ring) => a.length === b.length && a.every((at, i) => same(at, b[i]))
const open = (ring: Ring) => ring.slice(0, -1)

function stepOfRing(before: Ring, after: Ring): Step | null {
  if (before.length === after.length) {
    const moved = before.flatMap((at, i) => (same(at, after[i]) ? [] : [i]))
    const [only] = moved
    const [from, to] = only === undefined ? [] : [before[only], after[only]]
    return moved.length === 1 && from && to ? { kind: 'moved', from, to } : null
  }
  if (after.length === before.length + 1) return extra('added', before, after)
  return after.length === before.length - 1 ? extra('removed', after, before) : null
}

/** The one corner that the longer ring has more. */
function extra(kind: 'added' | 'removed', shorter: Ring, longer: Ring): Step | null {
  const i = longer.findIndex((_, index) => equal(shorter, [...longer.slice(0, index), ...longer.slice(index + 1)]))
  const at = longer[i]
  const [a, b] = [longer.at(i - 1), longer[(i + 1) % longer.length]]
  return at && a && b ? { kind, between: [a, b], at } : null
}

function follow(ring: Ring, step: Step): Ring {
  if (step.kind === 'moved') {
    return ring.some((at) => same(at, step.from)) ? ring.map((at) => (same(at, step.from) ? step.to : at)) : ring
  }
  const [a, b] = step.between
  if (step.kind === 'added') {
    const i = ring.findIndex((at, index) => index > 0 && isSide(ring[index - 1], at, a, b))
    return i < 0 ? ring : [...ring.slice(0, i), step.at, ...ring.slice(i)]
  }
  const corners = open(ring)
  const i = corners.findIndex(
    (at, index) => same(at, step.at) && isSide(corners.at(index - 1), corners[(index + 1) % corners.length], a, b),
  )
  if (i < 0 || corners.length < 4) return ring
  const left = [...corners.slice(0, i), ...corners.slice(i + 1)]
  return [...left, ...left.slice(0, 1)]
}

const isSide = (from: Position | undefined, to: Position | undefined, a: Position, b: Position): boolean =>
  (same(from, a) && same(to, b)) || (same(from, b) && same(to, a))
