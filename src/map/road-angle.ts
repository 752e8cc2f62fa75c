import { toMetres } from '../../domain/local-plane.ts'
import type { Point } from '../../domain/place.ts'

/** Where a road's name stands and how it lies: degrees clockwise in (-90, 90], so that it never reads upside down. */
export type RoadName = { at: Point; degrees: number }

type Line = readonly (readonly [number, number])[]

/** The middle of a road's longest straight piece, where its name has most room. @returns null for less than two points */
export function roadNamePlace(line: Line): RoadName | null {
  let best: { length: number; name: RoadName } | null = null
  for (const [index, position] of line.entries()) {
    const before = line[index - 1]
    if (!before) continue
    const start = { lng: before[0], lat: before[1] }
    const end = { lng: position[0], lat: position[1] }
    const { x, y } = toMetres(start, end)
    const length = Math.hypot(x, y)
    if (best && length <= best.length) continue
    const at = { lng: (start.lng + end.lng) / 2, lat: (start.lat + end.lat) / 2 }
    best = { length, name: { at, degrees: upright(-(Math.atan2(y, x) * 180) / Math.PI) } }
  }
  return best?.name ?? null
}

const upright = (degrees: number) => (degrees > 90 ? degrees - 180 : degrees <= -90 ? degrees + 180 : degrees)
