import type { MyCase, NearCase, TaskCase } from '../../domain/case-view.ts'
import type { FeedScope } from '../../domain/wire.ts'
import type { Owner } from './draft.ts'
import type { LocalDb } from './local-db.ts'

type ViewOf = { mine: MyCase; tasks: TaskCase; near: NearCase }

/** The cases of one scope as last heard from the server; works with no network. */
export async function cachedCases<S extends FeedScope>(db: LocalDb, owner: Owner, scope: S): Promise<ViewOf[S][]> {
  const rows = await db.getAllFromIndex('cases', 'scope', [owner.communityId, owner.personId, scope])
  return rows.map((row) => row.view as ViewOf[S]) // the feed of a scope carries only that scope's view
}
