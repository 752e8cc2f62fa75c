import type { Community } from '../../domain/community.ts'
import { FEED_SCOPES, type Feed, type FeedItem } from '../../domain/wire.ts'
import { communityOf } from '../community-of.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Deps, Handler } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import { signedIn } from '../signed-in.ts'
import type { Scope } from '../stores/audience.ts'
import type { Change, Head } from '../stores/feed-journal.ts'
import { refuseByLink } from '../task-links/refuse-by-link.ts'
import { type Cursor, readCursor, writeCursor } from './cursor.ts'
import { projectCases } from './project.ts'
import { scopeOf } from './scope-of.ts'

const PAGE = 100

type Asked = { scope: Scope; community: Community; head: Head; deps: Deps }

/**
 * GET /v1/feed?scope&after: what changed in a scope since the cursor, in commit order. Without a cursor it begins with a
 * snapshot, and goes on from the number the snapshot was begun at, so that nothing falls between the two.
 */
export const getFeed: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const name = FEED_SCOPES.find((one) => one === c.req.query('scope'))
  if (!name) throw new Refusal('bad_query', { detail: `scope: one of ${FEED_SCOPES.join(', ')}` })
  refuseByLink(actor, name === 'tasks')
  const community = await communityOf(actor, deps)
  const head = await deps.journal.head(actor.communityId) // before the cases: what is newer is told again, never missed
  const asked: Asked = { scope: scopeOf(name, actor, community, deps.now()), community, head, deps }
  const cursor = readCursor(c.req.query('after'), head, asked.scope)
  const inSnapshot = cursor === null || cursor.snapshotBefore !== null
  const feed = inSnapshot ? await snapshot(cursor, asked) : await changesSince(cursor, asked)
  return dataAnswer(feed)
}

async function snapshot(cursor: Cursor | null, { scope, community, head, deps }: Asked): Promise<Feed> {
  const seq = cursor?.seq ?? head.seq
  const ids = await deps.journal.casesInScope(community.id, scope, cursor?.snapshotBefore ?? null, PAGE)
  const views = await projectCases(scope, ids, community, deps)
  const items = [...views.values()].map((view): FeedItem => ({ kind: 'case', seq, case: view }))
  const more = ids.length === PAGE
  const next = { seq, snapshotBefore: more ? (ids.at(-1) ?? null) : null }
  return { epoch: head.epoch, items, next: writeCursor(next, head.epoch, scope), more }
}

async function changesSince(cursor: Cursor, { scope, community, head, deps }: Asked): Promise<Feed> {
  const changes = await deps.journal.changes(community.id, scope, cursor.seq, PAGE)
  const latest = latestOfEach(changes)
  const views = await projectCases(
    scope,
    latest.map((change) => change.caseId),
    community,
    deps,
  )
  const items = latest.map(({ seq, caseId }): FeedItem => {
    const view = views.get(caseId)
    return view ? { kind: 'case', seq, case: view } : { kind: 'gone', seq, caseId }
  })
  const next = { seq: changes.at(-1)?.seq ?? cursor.seq, snapshotBefore: null }
  return { epoch: head.epoch, items, next: writeCursor(next, head.epoch, scope), more: changes.length === PAGE }
}

/** A case that changed several times is told once, where it changed last. */
function latestOfEach(changes: readonly Change[]): Change[] {
  const lastSeq = new Map(changes.map((change) => [change.caseId, change.seq]))
  return changes.filter((change) => lastSeq.get(change.caseId) === change.seq)
}
