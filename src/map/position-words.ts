import { VAGUE_BEYOND_M } from '../../domain/place.ts'
import type { Position } from './my-position.ts'
import { words } from './words.ts'

/** Beyond this a fix may stand at another building. */
export const VAGUE_M = 30

/** What the phone answered about where it is, and what to do when it could not. */
export function positionWords(position: Position): string {
  if (!position.ok) return words.position[position.why]
  const metres = Math.round(position.accuracy)
  if (position.accuracy > VAGUE_BEYOND_M) return words.position.useless(metres)
  return metres > VAGUE_M ? words.position.vague(metres) : words.position.found(metres)
}
