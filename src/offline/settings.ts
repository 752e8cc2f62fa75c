import type { Community } from '../../domain/community.ts'
import type { Me } from '../../domain/person.ts'
import { announceChange } from './changes.ts'
import { withCopy } from './copies.ts'
import type { Owner } from './draft.ts'
import type { LocalDb } from './local-db.ts'
import { lightWrite } from './strict-write.ts'

/** Why nothing is being sent until the person does something. */
export type Pause = 'sign_in' | 'upgrade'

/** Who is signed in on this phone, as far as the phone knows; null when nobody is. */
export async function readMe(db: LocalDb): Promise<Me | null> {
  // Written only by writeMe, from an answer that was parsed; parsing again would cost every start.
  return ((await db.get('settings', 'me')) as Me | undefined) ?? null
}

/** Notes a sign-in (ends any pause for signing in) or, with null, a sign-out. Unsent work of anybody stays. */
export async function writeMe(db: LocalDb, me: Me | null): Promise<void> {
  await withCopy(db, (copy) => copy.keepSetting('me', me))
  await lightWrite(db, ['settings'], async (tx) => {
    const settings = tx.objectStore('settings')
    if (me) await settings.put(me, 'me')
    else await settings.delete('me')
    await settings.delete('pause')
  })
  announceChange('session')
  announceChange()
}

/** The community as last fetched: what makes the phone useful without a network. */
export async function readCommunity(db: LocalDb, communityId: string): Promise<Community | null> {
  // Written only by writeCommunity; see readMe.
  return ((await db.get('settings', `community:${communityId}`)) as Community | undefined) ?? null
}

export async function writeCommunity(db: LocalDb, community: Community): Promise<void> {
  const key = `community:${community.id}`
  await writeSetting(db, key, community)
  await withCopy(db, (copy) => copy.keepSetting(key, community))
  announceChange('session')
}

export async function readPause(db: LocalDb): Promise<Pause | null> {
  const pause = await db.get('settings', 'pause')
  return pause === 'sign_in' || pause === 'upgrade' ? pause : null
}

export async function writePause(db: LocalDb, pause: Pause | null): Promise<void> {
  await writeSetting(db, 'pause', pause)
  announceChange()
}

/** Where the feed of one scope was left, and when it was last heard. */
export type FeedMark = { cursor: string; at: number }

const markKey = (owner: Owner, scope: string) => `feed:${owner.communityId}:${owner.personId}:${scope}`

export async function readFeedMark(db: LocalDb, owner: Owner, scope: string): Promise<FeedMark | null> {
  // Written only by writeFeedMark below.
  return ((await db.get('settings', markKey(owner, scope))) as FeedMark | undefined) ?? null
}

export async function writeFeedMark(db: LocalDb, owner: Owner, scope: string, mark: FeedMark | null): Promise<void> {
  await writeSetting(db, markKey(owner, scope), mark)
}

const dueKey = (owner: Owner) => `reconcile:${owner.communityId}:${owner.personId}`

/** Whether everything delivered is to be offered again, because the server may have lost it. */
export const readReconcileDue = async (db: LocalDb, owner: Owner): Promise<boolean> =>
  (await db.get('settings', dueKey(owner))) === true

export const writeReconcileDue = (db: LocalDb, owner: Owner, due: boolean): Promise<void> =>
  writeSetting(db, dueKey(owner), due || null)

/** Not before this time (Unix ms by this phone's clock) does the server want to hear from us (Retry-After). */
export async function readQuietUntil(db: LocalDb): Promise<number | null> {
  const until = await db.get('settings', 'quietUntil')
  return typeof until === 'number' ? until : null
}

export const writeQuietUntil = (db: LocalDb, until: number | null): Promise<void> =>
  writeSetting(db, 'quietUntil', until)

/**
 * One value under one key; null removes it. The write and its end are handed to the browser before this returns: a page
 * that is closed or opened anew the moment after would otherwise have it rolled back.
 */
export async function writeSetting(db: LocalDb, key: string, value: unknown): Promise<void> {
  await lightWrite(db, ['settings'], async (tx) => {
    const settings = tx.objectStore('settings')
    const written = value === null ? settings.delete(key) : settings.put(value, key)
    tx.commit?.() // Safari has it since 15.4
    await written
  })
}
