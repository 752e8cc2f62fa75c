import { polygonsOf } from './area.ts'
import type { Area } from './grid.ts'
import { type Position, SETTLE_DEG } from './plan-area.ts'
import { areaWithCorners, withCorners } from './plan-corners.ts'

/**
 * A line and the area that it will cut, with equal corners wherever one passes the other by less than a millimetre
 * (`SETTLE_DEG`). Clipping by a line that misses a corner or a side by the last digits of a computation leaves rings that touch
 * or run back on themselves; what is equal to the last digit is clipped cleanly.
 *
 * The line gives way, never the border, which the neighbours have too: its corners go to the area's corners or onto its
 * sides, and it is led through the corners that it passes. The sides only get the line's corners that now lie on them.
 */
export function fitLine(area: Area, line: readonly Position[]): { area: Area; line: Position[] } {
  const corners = distinct(polygonsOf(area).flat(2))
  const sides = polygonsOf(area).flat().flatMap(sidesOf)
  const drawn = line.map((at) => nearest(at, corners) ?? nearest(at, sides.flatMap(footOf(at))) ?? at)
  const led = ledThrough(drawn, corners)
  return { area: areaWithCorners(area, distinct(led), SETTLE_DEG), line: led }
}

/** The line through all the corners that it passes; being led through one it can come near to the next. */
function ledThrough(line: Position[], corners: readonly Position[]): Position[] {
  const led = withCorners(line, corners, SETTLE_DEG)
  return led.length > line.length ? ledThrough(led, corners) : line
}

const nearest = (at: Position, places: readonly Position[]): Position | undefined =>
  places
    .map((place) => ({ place, far: Math.hypot(place[0] - at[0], place[1] - at[1]) }))
    .filter(({ far }) => far < SETTLE_DEG)
    .sort((a, b) => a.far - b.far)[0]?.place

type Side = readonly [Position, Position]

const sidesOf = (ring: readonly Position[]): Side[] =>
  ring.slice(1).flatMap((to, index): Side[] => {
    const from = ring[index]
    return from ? [[from, to]] : []
  })

/** The place of a side that is nearest to a position, if it lies between the side's ends. */
const footOf =
  (at: Position) =>
  ([from, to]: Side): Position[] => {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
    const share = ((at[0] - from[0]) * dx + (at[1] - from[1]) * dy) / (dx * dx + dy * dy)
    return share > 0 && share < 1 ? [[from[0] + share * dx, from[1] + share * dy]] : []
  }

const distinct = (positions: readonly Position[]): Position[] => [
  ...new Map(positions.map((at) => [`${at[0]},${at[1]}`, at])).values(),
]
