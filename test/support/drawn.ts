import type { Area } from '../../domain/grid.ts'
import type { Position } from '../../domain/plan-area.ts'
import { at } from './community-fixture.ts'

/** Metres east and north of the fixture's middle. */
export type Corner = readonly [east: number, north: number]

export const position = ([east, north]: Corner): Position => {
  const { lng, lat } = at(east, north)
  return [lng, lat]
}

/** The corners as positions. */
export const line = (...corners: readonly Corner[]): Position[] => corners.map(position)

/** The corners as a closed ring. */
export const ring = (corners: readonly Corner[]): Position[] => [...corners, ...corners.slice(0, 1)].map(position)

/** A rectangle's corners, from the south-west round by the south-east. */
export const corners = (west: number, south: number, east: number, north: number): Corner[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
]

/** A rectangle as a closed ring. */
export const box = (west: number, south: number, east: number, north: number): Position[] =>
  ring(corners(west, south, east, north))

/** An area of one polygon: its outline and its holes. */
export const polygon = (...rings: (readonly Corner[])[]): Area => ({ type: 'Polygon', coordinates: rings.map(ring) })
