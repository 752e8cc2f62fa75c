import { polygonsOf } from './area.ts'
import type { Area } from './grid.ts'
import { gather, type Position } from './plan-area.ts'

/**
 * A ring or a line with those corners put in, in their order, that lie on its sides, or no farther from them than `near`.
 * @param near degrees; a corner this near to an end of a side is that end and is not put in
 */
export const withCorners = (line: readonly Position[], corners: readonly Position[], near: number): Position[] =>
  line.flatMap((to, index) => {
    const from = line[index - 1]
    return from ? [...cornersOn(from, to, corners, near), to] : [to]
  })

/** An area with those corners put in that lie on its sides, or no farther from them than `near` (degrees). */
export const areaWithCorners = (area: Area, corners: readonly Position[], near: number): Area =>
  gather(polygonsOf(area).map((rings) => rings.map((ring) => withCorners(ring, corners, near))))

function cornersOn(from: Position, to: Position, corners: readonly Position[], near: number): Position[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy)
  if (length < near) return []
  const along = (at: Position) => ((at[0] - from[0]) * dx + (at[1] - from[1]) * dy) / length
  const aside = (at: Position) => Math.abs((at[0] - from[0]) * dy - (at[1] - from[1]) * dx) / length
  return corners
    .filter((at) => aside(at) < near && along(at) > near && along(at) < length - near)
    .sort((a, b) => along(a) - along(b))
}
