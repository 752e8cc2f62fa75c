import type { Community } from '../../domain/community.ts'
import type { Me } from '../../domain/person.ts'
import { announceChange } from './changes.ts'
import type { Owner } from './draft.ts'
import type { LocalDb } from './local-db.ts'

/** Why nothing is being sent until the person does something. */
export type Pause = 'sign_in' | 'upgrade'

/** Who is signed in on this phone, as far as the phone knows; null when nobody is. */
export async function readMe(db: LocalDb): Promise<Me | null> {
  // Written only by writeMe, from an answer that was parsed; parsing again would cost every start.
  return ((await db.get('settings', 'me')) as Me | undefined) ?? null
}

/** Notes a sign-in (ends any pause for signing in) or, with null, a sign-out. Unsent work of anybody stays. */
export async function writeMe(db: LocalDb, me: Me | null): Promise<void> {
  const tx = db.transaction('settings', 'readwrite')
  if (me) await tx.store.put(me, 'me')
  else await tx.store.delete('me')
  await tx.store.delete('pause')
  await tx.done
  announceChange('session')
  announceChange()
}

/** The community as last fetched: what makes the phone useful without a network. */
export async function readCommunity(db: LocalDb, communityId: string): Promise<Community | null> {
  // Written only by writeCommunity; see readMe.
  return ((await db.get('settings', `community:${communityId}`)) as Community | undefined) ?? null
}

export async function writeCommunity(db: LocalDb, community: Community): Promise<void> {
  await db.put('settings', community, `community:${community.id}`)
  announceChange('session')
}

export async function readPause(db: LocalDb): Promise<Pause | null> {
  const pause = await db.get('settings', 'pause')
  return pause === 'sign_in' || pause === 'upgrade' ? pause : null
}

export async function writePause(db: LocalDb, pause: Pause | null): Promise<void> {
  if (pause) await db.put('settings', pause, 'pause')
  else await db.delete('settings', 'pause')
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
  if (mark) await db.put('settings', mark, markKey(owner, scope))
  else await db.delete('settings', markKey(owner, scope))
}
