import * as z from 'zod/mini'
import { parse } from '../../domain/parse.ts'
import { VAGUE_BEYOND_M } from '../../domain/place.ts'
import type { Owner } from '../offline/draft.ts'

/** Where this phone was found: `accuracy` in metres (68 %), `at` Unix ms. */
export type LastFix = { lat: number; lng: number; accuracy: number; at: number }
/** The part of Storage that is asked; private windows may refuse it, then nothing is remembered. */
type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** In so long a person on patrol is at the other end of the community. */
export const LAST_FIX_MS = 30 * 60_000

const fixSchema = z.object({ lat: z.number(), lng: z.number(), accuracy: z.number(), at: z.number() })
const keyOf = ({ communityId, personId }: Owner) => `woodpecker-last-fix:${communityId}:${personId}`

/** Remembers a fix that is worth it on this phone, for its person alone: it helps out in the garage they go into next. Never sent. */
export function keepLastFix(memory: Memory, owner: Owner, fix: LastFix): void {
  if (!(fix.accuracy <= VAGUE_BEYOND_M)) return
  try {
    memory.setItem(keyOf(owner), JSON.stringify(fix))
  } catch {
    // a convenience only
  }
}

/** The last good fix, at most half an hour old; an older one is forgotten. */
export function recallLastFix(memory: Memory, owner: Owner, now: number): LastFix | null {
  try {
    const read = parse(fixSchema, JSON.parse(memory.getItem(keyOf(owner)) ?? 'null'))
    if (read.ok && read.value.at <= now && now - read.value.at <= LAST_FIX_MS) return read.value
    memory.removeItem(keyOf(owner))
    return null
  } catch {
    return null
  }
}
