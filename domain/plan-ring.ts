import type { Point } from './place.ts'

/** A closed ring in GeoJSON order [lng, lat]; it may come from a file and hold anything. */
export type Ring = readonly (readonly [number, number])[]

/** Closer than this (0.1 mm) two places are one: the last digits of computed corners. */
const SAME_DEG = 1e-9

/** The box of China's land and sea in degrees, a little generous. */
const CHINA = { west: 73, east: 136, south: 3, north: 54 }

export const inChinaBox = (lng: number, lat: number): boolean =>
  lng >= CHINA.west && lng <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north

export const pointOf = ([lng, lat]: readonly [number, number]): Point => ({ lat, lng })

/** Whether the last position repeats the first, with at least three others before it (RFC 7946 §3.1.6). */
export function isClosed(ring: Ring): boolean {
  const [first, last] = [ring[0], ring.at(-1)]
  return ring.length >= 4 && first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1]
}

type Side = {
  a: readonly [number, number]
  b: readonly [number, number]
  west: number
  east: number
}

/**
 * A place where the sides of a polygon cross, run back on each other or meet at a corner of the same ring; null when they are
 * clean. Sides are swept from west to east, so that ten thousand of them take milliseconds.
 */
export function crossingOf(rings: readonly Ring[]): Point | null {
  const corner = repeatedCorner(rings)
  if (corner) return corner
  const sides = rings.flatMap(sidesOf).sort((one, other) => one.west - other.west)
  let active: Side[] = []
  for (const side of sides) {
    active = active.filter((other) => other.east + SAME_DEG >= side.west)
    for (const other of active) {
      const at = meeting(side, other)
      if (at) return at
    }
    active.push(side)
  }
  return null
}

function repeatedCorner(rings: readonly Ring[]): Point | null {
  for (const ring of rings) {
    const seen = new Set<string>()
    for (const position of ring.slice(0, -1)) {
      const key = `${position[0]},${position[1]}`
      if (seen.has(key)) return pointOf(position)
      seen.add(key)
    }
  }
  return null
}

const sidesOf = (ring: Ring): Side[] =>
  ring.slice(1).flatMap((b, index) => {
    const a = ring[index]
    return a ? [{ a, b, west: Math.min(a[0], b[0]), east: Math.max(a[0], b[0]) }] : []
  })

function meeting(one: Side, other: Side): Point | null {
  if (isSouthOf(one, other) || isSouthOf(other, one)) return null
  if (crosses(one, other)) return crossing(one, other)
  return runsAlong(one, other) ? pointOf(one.a) : null
}

/** By more than what counts as one place: sides so near to each other run along each other. */
const isSouthOf = (one: Side, other: Side): boolean =>
  Math.max(one.a[1], one.b[1]) + SAME_DEG < Math.min(other.a[1], other.b[1])

/** How far a position lies to the left (+) or right (−) of a side, in degrees. */
function offset({ a, b }: Side, [x, y]: readonly [number, number]): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  return (dx * (y - a[1]) - dy * (x - a[0])) / (Math.hypot(dx, dy) || 1)
}

/** Never true of neighbours: the corner they share lies at exactly 0 of both. */
const crosses = (one: Side, other: Side): boolean =>
  areApart(offset(one, other.a), offset(one, other.b)) && areApart(offset(other, one.a), offset(other, one.b))

const areApart = (p: number, q: number) => (p > SAME_DEG && q < -SAME_DEG) || (p < -SAME_DEG && q > SAME_DEG)

function crossing(one: Side, other: Side): Point {
  const [p, q] = [offset(other, one.a), offset(other, one.b)]
  const share = p / (p - q)
  return pointOf([one.a[0] + share * (one.b[0] - one.a[0]), one.a[1] + share * (one.b[1] - one.a[1])])
}

/** Two sides on one line that share more than an end. */
function runsAlong(one: Side, other: Side): boolean {
  if (Math.abs(offset(one, other.a)) > SAME_DEG || Math.abs(offset(one, other.b)) > SAME_DEG) return false
  const [dx, dy] = [one.b[0] - one.a[0], one.b[1] - one.a[1]]
  const length = Math.hypot(dx, dy)
  const along = (at: readonly [number, number]) => ((at[0] - one.a[0]) * dx + (at[1] - one.a[1]) * dy) / length
  const [from, to] = [along(other.a), along(other.b)]
  return Math.min(length, Math.max(from, to)) - Math.max(0, Math.min(from, to)) > SAME_DEG
}
