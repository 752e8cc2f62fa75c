import { fromMetres } from '../../domain/local-plane.ts'
import type { Point } from '../../domain/place.ts'

export const DIRECTIONS = ['up', 'down', 'left', 'right'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** One press moves the crosshair about a stride; fine enough to tell one side of a path from the other. */
export const STEP_M = 2
/** With Shift. */
export const STRIDES_WHEN_FAST = 5
/** Zoomed far out a stride would be less than a pixel and a press would seem to do nothing. */
const SEEN_PX = 6

const UNIT = {
  up: { x: 0, y: 1 },
  down: { x: 0, y: -1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
} as const satisfies Record<Direction, { x: number; y: number }>

/** How many metres one press moves at this scale. */
export function stepMetres(metresPerPixel: number, fast: boolean): number {
  return Math.max(STEP_M, SEEN_PX * metresPerPixel) * (fast ? STRIDES_WHEN_FAST : 1)
}

/** The point this many metres further up (north), down, left (west) or right. */
export function stepPoint(point: Point, direction: Direction, metres: number): Point {
  const unit = UNIT[direction]
  return fromMetres(point, { x: unit.x * metres, y: unit.y * metres })
}

const KEYS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** The direction of an arrow key, or null for any other key. */
export const directionOfKey = (key: string): Direction | null => KEYS[key] ?? null
