import { type FeedItem, type FeedScope, feedSchema, paths } from '../../domain/wire.ts'
import type { ApiClient } from './api-client.ts'
import { announceChange } from './changes.ts'
import type { Owner } from './draft.ts'
import type { Environment } from './environment.ts'
import type { LocalDb } from './local-db.ts'
import { readFeedMark, writeFeedMark } from './settings.ts'

/** A feed this long behind is finished on the next run. */
const PAGES_PER_RUN = 50

export type Pulled = 'ok' | 'no_network' | 'sign_in' | 'trouble'

/**
 * Brings the cached cases of one scope up to the server's present. A cursor the server no longer honours (restored
 * backup, changed grants) starts over from a snapshot that replaces what was cached.
 */
export async function pullFeed(
  scope: FeedScope,
  owner: Owner,
  from: { api: ApiClient; db: LocalDb; env: Environment },
): Promise<Pulled> {
  let after = (await readFeedMark(from.db, owner, scope))?.cursor ?? null
  let startsOver = after === null
  for (let page = 0; page < PAGES_PER_RUN; page++) {
    const query = after === null ? `scope=${scope}` : `scope=${scope}&after=${encodeURIComponent(after)}`
    const answer = await from.api.get(`${paths.feed}?${query}`, feedSchema)
    if (!answer.ok) {
      if (answer.why === 'refused' && answer.problem.code === 'cursor_gone' && after !== null) {
        after = null
        startsOver = true
        continue
      }
      if (answer.why === 'refused' && answer.problem.code === 'sign_in_required') return 'sign_in'
      return answer.why === 'no_network' ? 'no_network' : 'trouble'
    }
    const mark = { cursor: answer.value.next, at: from.env.now() }
    await applyPage(from.db, owner, scope, answer.value.items, mark, startsOver)
    startsOver = false
    after = answer.value.next
    if (!answer.value.more) return 'ok'
  }
  return 'ok'
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
  const tx = db.transaction('cases', 'readwrite')
  if (startsOver) {
    for (const key of await tx.store.index('scope').getAllKeys([communityId, personId, scope])) {
      await tx.store.delete(key)
    }
  }
  for (const item of items) {
    if (item.kind === 'gone') await tx.store.delete([communityId, personId, scope, item.caseId])
    else await tx.store.put({ communityId, personId, scope, caseId: item.case.caseId, view: item.case })
  }
  await tx.done
  // The mark follows the rows: a crash between the two only repeats a page.
  await writeFeedMark(db, owner, scope, mark)
  if (items.length > 0 || startsOver) announceChange()
}
