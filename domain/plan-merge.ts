import { polygonsOf } from './area.ts'
import type { Area } from './grid.ts'
import { type GeometryAnswer, gather, type Position, refuse, tidy } from './plan-area.ts'
import { areaWithCorners } from './plan-corners.ts'
import { unionOf } from './plan-coverage.ts'

/** Two or more areas as one; refused when one of them touches none of the others along a border. */
export function mergeAreas(areas: readonly Area[]): GeometryAnswer<Area> {
  const fitted = fitTogether(areas)
  const whole = unionOf(fitted)
  if (!whole || areas.length < 2) return refuse('not_touching')
  return isConnected(fitted) ? { ok: true, value: tidy(whole) } : refuse('not_touching')
}

/** Whether every area can be reached from the first over common borders. */
function isConnected(areas: readonly Area[]): boolean {
  const reached = new Set([0])
  for (const from of reached) {
    for (const [to, area] of areas.entries()) {
      const start = areas[from]
      if (!reached.has(to) && start && touch(start, area)) reached.add(to)
    }
  }
  return reached.size === areas.length
}

function touch(one: Area, other: Area): boolean {
  const both = unionOf([one, other])
  return both !== null && polygonsOf(tidy(both)).length < polygonsOf(one).length + polygonsOf(other).length
}

/** Corners this near (about 2 cm) to a neighbour's corner or side were meant to lie on it. */
const SNAP_DEG = 2e-7

/** The areas with equal corners where their borders meet, so that a union leaves no hair-thin gap between them. */
function fitTogether(areas: readonly Area[]): Area[] {
  const corners: Position[] = []
  const settle = (at: Position): Position => {
    const known = corners.find((one) => Math.hypot(one[0] - at[0], one[1] - at[1]) < SNAP_DEG)
    if (known) return known
    corners.push(at)
    return at
  }
  const snapped = areas.map((area) => gather(polygonsOf(area).map((rings) => rings.map((ring) => ring.map(settle)))))
  return snapped.map((area) => areaWithCorners(area, corners, SNAP_DEG))
}
