import { isStillNear } from '../../domain/similar-cases.ts'
import { type FeedItem, type FeedScope, feedSchema, paths } from '../../domain/wire.ts'
import type { ApiClient } from './api-client.ts'
import { cachedCases } from './cached-cases.ts'
import { announceChange } from './changes.ts'
import type { Owner } from './draft.ts'
import type { Environment } from './environment.ts'
import type { LocalDb } from './local-db.ts'
import type { Reconciler } from './reconcile.ts'
import { readFeedMark, writeFeedMark } from './settings.ts'
import { LocalStorageFull, lightWrite } from './strict-write.ts'

/** A feed this long behind is finished on the next run. */
const PAGES_PER_RUN = 50

/** `storage_full`: what was heard could not be kept; what was kept before can still be read. */
export type Pulled = 'ok' | 'no_network' | 'sign_in' | 'trouble' | 'storage_full'

/**
 * Brings the cached cases of one scope up to the server's present. A cursor the server no longer honours (restored
 * backup, changed grants) starts over from a snapshot that replaces what was cached.
 */
export async function pullFeed(
  scope: FeedScope,
  owner: Owner,
  from: { api: ApiClient; db: LocalDb; env: Environment; reconciler?: Reconciler },
): Promise<Pulled> {
  let after = (await readFeedMark(from.db, owner, scope))?.cursor ?? null
  let startsOver = after === null
  for (let page = 0; page < PAGES_PER_RUN; page++) {
    const query = after === null ? `scope=${scope}` : `scope=${scope}&after=${encodeURIComponent(after)}`
    const answer = await from.api.get(`${paths.feed}?${query}`, feedSchema)
    if (!answer.ok) {
      if (answer.why === 'refused' && answer.problem.code === 'cursor_gone' && after !== null) {
        await from.reconciler?.cursorGone()
        after = null
        startsOver = true
        continue
      }
      if (answer.why === 'refused' && answer.problem.code === 'sign_in_required') return 'sign_in'
      return answer.why === 'no_network' ? 'no_network' : 'trouble'
    }
    await from.reconciler?.heard(answer.value.epoch)
    const mark = { cursor: answer.value.next, at: from.env.now() }
    if (!(await couldApply(from.db, owner, scope, answer.value.items, mark, startsOver))) return 'storage_full'
    startsOver = false
    after = answer.value.next
    if (!answer.value.more) {
      if (scope === 'near' && answer.value.items.length > 0) await dropLeft(from.db, owner)
      return 'ok'
    }
  }
  return 'ok'
}

/** False when the phone has no room for it: the mark stays, and the page is fetched again another time. */
async function couldApply(...page: Parameters<typeof applyPage>): Promise<boolean> {
  try {
    await applyPage(...page)
    return true
  } catch (error) {
    if (error instanceof LocalStorageFull) return false
    throw error
  }
}

async function applyPage(
  db: LocalDb,
  owner: Owner,
  scope: FeedScope,
  items: FeedItem[],
  mark: { cursor: string; at: number },
  startsOver: boolean,
): Promise<void> {
  const { communityId, personId } = owner
  await lightWrite(db, ['cases'], async (tx) => {
    const cases = tx.objectStore('cases')
    const known = startsOver ? await cases.index('scope').getAllKeys([communityId, personId, scope]) : []
    for (const key of known) await cases.delete(key)
    for (const item of items) {
      if (item.kind === 'gone') await cases.delete([communityId, personId, scope, item.caseId])
      else await cases.put({ communityId, personId, scope, caseId: item.case.caseId, view: item.case })
    }
  })
  // The mark follows the rows: a crash between the two only repeats a page.
  await writeFeedMark(db, owner, scope, mark)
  if (items.length > 0 || startsOver) announceChange()
}

/**
 * Cases that left the near ones by time, which the feed does not say. Reckoned from the newest day the server told, not by this
 * phone's clock: what goes here is gone there for certain, and what stays a little longer does no harm.
 */
async function dropLeft(db: LocalDb, owner: Owner): Promise<void> {
  const near = await cachedCases(db, owner, 'near')
  const newest = near.reduce((day, view) => Math.max(day, view.day, view.closedDay ?? 0), 0)
  const left = near.filter((view) => !isStillNear(view, newest))
  if (left.length === 0) return
  await lightWrite(db, ['cases'], async (tx) => {
    for (const { caseId } of left)
      await tx.objectStore('cases').delete([owner.communityId, owner.personId, 'near', caseId])
  })
}
