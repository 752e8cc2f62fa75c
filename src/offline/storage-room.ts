import { announceChange } from './changes.ts'
import { forgetGrounds } from './forget-grounds.ts'
import type { LocalDb } from './local-db.ts'
import { makeRoom } from './purge.ts'
import { writeSetting } from './settings.ts'

/** The part of StorageManager that is asked; each is missing somewhere, `persist` in every worker. */
export type StorageOffice = {
  estimate?: () => Promise<StorageEstimate>
  persist?: () => Promise<boolean>
  persisted?: () => Promise<boolean>
}

/** What a photo takes here, with its thumbnail and the store's own needs. */
const PHOTO_ON_DISK_BYTES = 340 * 1024
/** A photo fresh from a camera lies here whole until it is prepared. */
const SOURCE_BYTES = 12 * 1024 * 1024
/** Fewer photos than this is a day's patrol: time to say so. */
const LOW_PHOTOS = 60

/** How much fits on this phone. `full`: not even one more photo can be taken in. */
export type Room = { photos: number; state: 'enough' | 'low' | 'full' }

const GIB = 1024 ** 3
/**
 * Chrome since 138 says the same on every phone, however full it is: usage plus whole GiB, ten at most ("predictable reported
 * storage quota"). Such a number is no answer.
 */
const isMadeUp = (free: number): boolean => free > 0 && free % GIB === 0

/** How many photos still fit, by what the browser says; null where it does not say, or not truly. */
export async function roomLeft(storage: StorageOffice | undefined): Promise<Room | null> {
  const estimate = await storage?.estimate?.().catch(() => null) // private windows refuse to say
  if (estimate?.quota === undefined || estimate.usage === undefined) return null
  const free = estimate.quota - estimate.usage
  if (isMadeUp(free)) return null
  const photos = Math.max(0, Math.floor((free - SOURCE_BYTES) / PHOTO_ON_DISK_BYTES))
  return { photos, state: photos === 0 ? 'full' : photos < LOW_PHOTOS ? 'low' : 'enough' }
}

/**
 * Before a phone is full: lets go of the grounds of maps, then of delivered photos, oldest first, until a patrol's worth fits again. What is not
 * delivered is never touched.
 */
export async function keepRoom(db: LocalDb, storage: StorageOffice | undefined): Promise<void> {
  const before = await roomLeft(storage)
  if (!before || before.state === 'enough') return
  await forgetGrounds() // a map can be fetched again
  const room = await roomLeft(storage)
  if (!room || room.state === 'enough') return
  await makeRoom(db, (LOW_PHOTOS - room.photos) * PHOTO_ON_DISK_BYTES)
}

/** A browser that said no may think otherwise once the app is used more; it is not asked at every save. */
const ASK_AGAIN_MS = 7 * 86_400_000

/**
 * Asks the browser not to clear this phone's data by itself: after the first 已存本机, when there is something to lose
 * and the person knows what for, not at the start.
 * @returns whether it is granted; null when it was not asked now
 */
export async function askToPersist(
  db: LocalDb,
  storage: StorageOffice | undefined,
  now: number,
): Promise<boolean | null> {
  if (!storage?.persist || (await storage.persisted?.())) return null
  if ((await db.count('operations')) === 0) return null
  const askedAt = await db.get('settings', 'persistAskedAt')
  if (typeof askedAt === 'number' && askedAt <= now && now - askedAt < ASK_AGAIN_MS) return null
  await writeSetting(db, 'persistAskedAt', now)
  const granted = await storage.persist()
  announceChange('storage')
  return granted
}
