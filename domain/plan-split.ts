import booleanPointInPolygon from '@turf/boolean-point-in-polygon'
import { difference } from '@turf/difference'
import { polygonsOf } from './area.ts'
import type { Area } from './grid.ts'
import { type GeometryAnswer, type Position, refuse, settled, single, tidy } from './plan-area.ts'
import { areaM2, shapeOf, sharedOf, toArea, unionOf } from './plan-coverage.ts'
import { fitLine } from './plan-fit-line.ts'
import { crossingOf } from './plan-ring.ts'

/** How far beyond the area the line is drawn on, in degrees (about 100 km): farther than any grid reaches. */
const BEYOND_DEG = 1
/** Beside a line by this much (1 cm) lies what is left or right of it. */
const BESIDE_DEG = 1e-7

/**
 * Cuts an area in two along a line that is drawn through it. Both parts together cover the old area: corners and sides that the
 * line passes by less than a millimetre it goes through (see `fitLine`), so that the parts are clean. The line cuts
 * only where it is drawn: an arm of a U can be cut off without touching the other.
 */
export function splitArea(area: Area, line: readonly Position[]): GeometryAnswer<[Area, Area]> {
  const path = withoutRepeats(line)
  if (path.length < 2) return refuse('line_short')
  const fitted = fitLine(area, extended(path))
  const half = leftOf(fitted.line)
  if (!half) return refuse('line_crosses_itself')
  const left = sharedOf(fitted.area, half)
  const right = toArea(difference({ type: 'FeatureCollection', features: [shapeOf(fitted.area), shapeOf(half)] }))
  if (!left || !right) return refuse('line_does_not_cut')
  const pieces = piecesOf(left, right)
  const joined = joinAcrossExtension(pieces, path)
  const parts = inTwo(joined, path)
  if (!parts) return refuse('line_does_not_cut')
  const corners = polygonsOf(area).flat(2)
  return { ok: true, value: [settled(parts[0], corners), settled(parts[1], corners)] }
}

type Piece = { area: Area; side: 0 | 1; size: number; group: number }

/** The parts left (0) and right (1) of the line, each a group of its own. */
const piecesOf = (left: Area, right: Area): Piece[] =>
  [left, right]
    .flatMap((half, index) =>
      polygonsOf(half).map((rings) => ({ area: single(rings), side: index === 0 ? 0 : 1 }) as const),
    )
    .map((one, group) => ({ ...one, size: areaM2(one.area), group }))

function withoutRepeats(line: readonly Position[]): Position[] {
  return line.filter((at, index) => {
    const before = line[index - 1]
    return !before || Math.hypot(at[0] - before[0], at[1] - before[1]) > BESIDE_DEG
  })
}

/** The line drawn on far beyond both its ends. */
function extended(path: readonly Position[]): Position[] {
  const [a, b] = [path[0], path[1]]
  const [y, z] = [path.at(-2), path.at(-1)]
  if (!a || !b || !y || !z) return [...path]
  return [beyond(b, a), ...path, beyond(y, z)]
}

function beyond(from: Position, to: Position): Position {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  return [to[0] + ((to[0] - from[0]) / length) * BEYOND_DEG, to[1] + ((to[1] - from[1]) / length) * BEYOND_DEG]
}

/** Everything to the left of the extended line, as far as it matters; null when the line crosses itself. */
function leftOf(long: readonly Position[]): Area | null {
  const [start, end] = [long[0], long.at(-1)]
  if (!start || !end) return null
  const middle: Position = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2]
  const radius = 3 * BEYOND_DEG
  const angle = (at: Position) => Math.atan2(at[1] - middle[1], at[0] - middle[0])
  const [from, to] = [angle(end), angle(start)]
  const turn = (to - from + 4 * Math.PI) % (2 * Math.PI)
  const steps = 8
  const around = Array.from({ length: steps + 1 }, (_, i): Position => {
    const at = from + (turn * i) / steps
    return [middle[0] + radius * Math.cos(at), middle[1] + radius * Math.sin(at)]
  })
  const ring = [...long, ...around, start]
  return crossingOf([ring]) ? null : single([ring])
}

/** Pieces that only the extension of the line parted belong together. */
function joinAcrossExtension(pieces: readonly Piece[], path: readonly Position[]): Piece[] {
  const long = extended(path)
  let joined = [...pieces]
  // Asked anew for every pair: one piece may face several, and takes all of them into its group.
  const groupNow = (piece: Piece) => joined.find(({ area }) => area === piece.area)?.group
  for (const [from, to] of [
    [long[0], long[1]],
    [long.at(-2), long.at(-1)],
  ]) {
    if (!from || !to) continue
    for (const [one, other] of facing(pieces, from, to)) {
      const [kept, given] = [groupNow(one) ?? one.group, groupNow(other)]
      joined = joined.map((each) => (each.group === given ? { ...each, group: kept } : each))
    }
  }
  return joined
}

/** Pairs of pieces that face each other across a straight stretch. */
function facing(pieces: readonly Piece[], from: Position, to: Position): [Piece, Piece][] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy)
  const [ux, uy] = [dx / length, dy / length]
  const along = (at: Position) => (at[0] - from[0]) * ux + (at[1] - from[1]) * uy
  const aside = (at: Position) => Math.abs((at[0] - from[0]) * uy - (at[1] - from[1]) * ux)
  const corners = pieces.flatMap(({ area }) => polygonsOf(area).flat(2)).filter((at) => aside(at) < BESIDE_DEG)
  const stops = [0, ...corners.map(along).filter((t) => t > 0 && t < length), length].sort((a, b) => a - b)
  return stops.slice(1).flatMap((stop, i): [Piece, Piece][] => {
    const start = stops[i] ?? 0
    if (stop - start < BESIDE_DEG) return []
    const t = (start + stop) / 2
    const at: Position = [from[0] + ux * t, from[1] + uy * t]
    const left = pieceAt(pieces, [at[0] - uy * BESIDE_DEG, at[1] + ux * BESIDE_DEG], 0)
    const right = pieceAt(pieces, [at[0] + uy * BESIDE_DEG, at[1] - ux * BESIDE_DEG], 1)
    return left && right ? [[left, right]] : []
  })
}

const pieceAt = (pieces: readonly Piece[], at: Position, side: 0 | 1): Piece | undefined =>
  pieces.find((one) => one.side === side && booleanPointInPolygon(at, one.area))

/** The groups as two parts: by the side on which they meet the drawn line, a far island by where most of it lies. */
function inTwo(pieces: readonly Piece[], path: readonly Position[]): [Area, Area] | null {
  const weights = new Map<number, number>()
  const add = (group: number, weight: number) => weights.set(group, (weights.get(group) ?? 0) + weight)
  const sign = (one: Piece) => (one.side === 0 ? 1 : -1)
  for (const one of pieces) add(one.group, sign(one) * one.size)
  const touching = path.slice(1).flatMap((to, i) => {
    const from = path[i]
    return from ? facing(pieces, from, to) : []
  })
  const apart = touching.filter(([one, other]) => one.group !== other.group)
  if (apart.length === 0) return null
  const OUTWEIGHS = 1e12 // more square metres than any island has
  for (const [one, other] of apart) {
    add(one.group, sign(one) * OUTWEIGHS)
    add(other.group, sign(other) * OUTWEIGHS)
  }
  const first = pieces.filter((one) => (weights.get(one.group) ?? 0) > 0)
  const second = pieces.filter((one) => !first.includes(one))
  const parts = [first, second].map((side) => unionOf(side.map(({ area }) => area)))
  const [a, b] = parts
  return a && b ? [tidy(a), tidy(b)] : null
}
