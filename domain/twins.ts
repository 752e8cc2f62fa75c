import * as z from 'zod/mini'
import { CASE_STATES, type CaseState, LATELY_OVER_STATES } from './lifecycle.ts'
import { type PhotoLikeness, photoLikeness } from './photo-hash.ts'
import { distanceMetres, type Place, VAGUE_BEYOND_M } from './place.ts'
import { DAY_MS } from './shanghai-time.ts'
import { SIMILAR_WITHIN_M } from './similar-cases.ts'

/** What comes up again at a place within this time of its end is the same trouble come back (复发), not a second report of it. */
export const RECURS_WITHIN_DAYS = 30
/** As far as alike photos are looked for: two people's fixes may each be off by half of it. */
export const TWIN_WITHIN_M = 60
/** Two cases of which one has no category yet are offered only if they came in this close together. */
const UNKNOWN_WITHIN_DAYS = 3
/** A report older than this by comparison has nothing to add by its time. */
const TIME_COUNTS_DAYS = 30

/** What two cases are compared by. `hashes` are those of the photos that show the trouble, with the photo's id. */
export type TwinFacts = {
  categoryId: string | null
  kind: string | null
  place: Place | null
  receivedAt: number
  hashes: readonly { photoId: string; hash: string }[]
}

/** Why two cases may be one. */
export type TwinReasons = {
  /** Between their points; null where either is unknown or too vague to count. */
  metres: number | null
  sameBuilding: boolean
  /** Null while either is without a category. */
  sameCategory: boolean | null
  /** Whole days between their arrivals. */
  days: number
  photo: PhotoLikeness | null
  /** The photo of the other case that looks most like one of this. */
  photoId: string | null
}

/**
 * Whether two cases may be about one thing, and why; null when nothing but chance brings them together. Near and of one category
 * is enough: two people photograph one thing from two sides. Of two categories (people choose differently) or farther off,
 * the photos must look alike; wherever they are, two copies of one photo are one thing.
 */
export function twinReasons(one: TwinFacts, other: TwinFacts): TwinReasons | null {
  const reasons: TwinReasons = {
    metres: metresBetween(one.place, other.place),
    sameBuilding: (one.place?.buildingId ?? null) !== null && one.place?.buildingId === other.place?.buildingId,
    sameCategory: one.categoryId === null || other.categoryId === null ? null : one.categoryId === other.categoryId,
    days: Math.floor(Math.abs(one.receivedAt - other.receivedAt) / DAY_MS),
    ...closestPhoto(one, other),
  }
  return mayBeOne(reasons) ? reasons : null
}

function mayBeOne({ metres, sameBuilding, sameCategory, days, photo }: TwinReasons): boolean {
  const isHere = sameBuilding || (metres !== null && metres <= SIMILAR_WITHIN_M)
  if (isHere && (sameCategory || (sameCategory === null && days <= UNKNOWN_WITHIN_DAYS))) return true
  if (photo === 'same') return true
  return photo === 'similar' && (isHere || (metres !== null && metres <= TWIN_WITHIN_M))
}

/** How much speaks for it: only for the order in which they are offered. */
export function twinWeight({ metres, sameBuilding, sameCategory, days, photo }: TwinReasons): number {
  const nearness = metres === null ? 0 : Math.max(0, 1 - metres / TWIN_WITHIN_M)
  const where = Math.max(nearness, sameBuilding ? 0.6 : 0)
  const what = sameCategory ? 1 : 0
  const when = Math.max(0, 1 - days / TIME_COUNTS_DAYS)
  const look = photo === 'same' ? 2 : photo === 'similar' ? 1.2 : 0
  return 0.4 * where + 0.3 * what + 0.15 * when + 0.5 * look
}

/** Whether a case is still there to be the same as a new one: open, or ended so lately that the new one is its return. */
export function isTwinState(state: CaseState, endedAt: number | null, now: number): boolean {
  if (endedAt === null) return true
  return LATELY_OVER_STATES.has(state) && now - endedAt < RECURS_WITHIN_DAYS * DAY_MS
}

/** A vague fix says nothing about what is sixty metres away. */
function metresBetween(a: Place | null, b: Place | null): number | null {
  if (!a || !b) return null
  const isVague = [a, b].some(({ accuracy }) => accuracy !== null && accuracy > VAGUE_BEYOND_M)
  return isVague ? null : Math.round(distanceMetres(a, b))
}

function closestPhoto(one: TwinFacts, other: TwinFacts): Pick<TwinReasons, 'photo' | 'photoId'> {
  let similar: string | null = null
  for (const { photoId, hash } of other.hashes) {
    for (const mine of one.hashes) {
      const likeness = photoLikeness(mine.hash, hash)
      if (likeness === 'same') return { photo: 'same', photoId }
      if (likeness === 'similar') similar ??= photoId
    }
  }
  return { photo: similar === null ? null : 'similar', photoId: similar }
}

/** A case that may be the same as the one asked about; likeliest first. */
export const twinSchema = z.object({
  caseId: z.string(),
  state: z.enum(CASE_STATES),
  categoryId: z.nullable(z.string()),
  kind: z.nullable(z.string()),
  gridId: z.nullable(z.string()),
  receivedAt: z.int(),
  /** Null while it is open. One that ended is not a duplicate: the trouble came back. */
  endedAt: z.nullable(z.int()),
  /** The photo to show for it: the one that looks alike, else its first. */
  photoId: z.nullable(z.string()),
  metres: z.nullable(z.int()),
  sameBuilding: z.boolean(),
  sameCategory: z.nullable(z.boolean()),
  days: z.int(),
  photo: z.nullable(z.enum(['same', 'similar'])),
})
export type Twin = z.infer<typeof twinSchema>

/** Answer to `GET /v1/desk/cases/{caseId}/twins`. */
export const twinsSchema = z.object({ cases: z.array(twinSchema) })
export type Twins = z.infer<typeof twinsSchema>
