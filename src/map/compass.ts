import { toMetres } from '../../domain/local-plane.ts'
import type { Point } from '../../domain/place.ts'

/** The eight sides people name, clockwise from north. */
export const SIDES = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'] as const
export type Side = (typeof SIDES)[number]

/** On which side of `from` the point `to` lies; north when they are the same. */
export function sideOf(from: Point, to: Point): Side {
  const { x, y } = toMetres(from, to)
  const eighth = Math.round(Math.atan2(x, y) / (Math.PI / 4))
  return SIDES[(eighth + SIDES.length) % SIDES.length] ?? 'north'
}
