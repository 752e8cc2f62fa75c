import { audiencesOfScope, type Scope } from '../server/stores/audience.ts'
import type { FeedJournal } from '../server/stores/feed-journal.ts'
import type { Database } from '../server/stores/sqlite/database.ts'
import type { Dice } from './dice.ts'

/** What one follower of the feed saw, in the order it saw it. */
export type Seen = { scope: Scope; seqs: number[]; pages: number; emptyPages: number }

/** Follows a scope by its cursor until the writers are done and nothing more comes. */
export async function follow(
  journal: FeedJournal,
  communityId: string,
  scope: Scope,
  chance: Dice,
  isDone: () => boolean,
): Promise<Seen> {
  const seen: Seen = { scope, seqs: [], pages: 0, emptyPages: 0 }
  let after = 0
  for (;;) {
    const wasDone = isDone() // asked before reading: what is committed until then is in the page
    const page = await journal.changes(communityId, scope, after, chance.between(1, 100))
    seen.pages++
    for (const { seq } of page) seen.seqs.push(seq)
    after = page.at(-1)?.seq ?? after
    if (page.length > 0) continue
    if (wasDone) return seen
    seen.emptyPages++
    await new Promise((resolve) => setTimeout(resolve, chance.between(0, 6)))
  }
}

/** Against what is in the tables at the end: how many changes a follower never saw, and how often it was led backwards. */
export async function judge(
  db: Database,
  communityId: string,
  { scope, seqs }: Seen,
): Promise<{ skipped: number; outOfOrder: number; doubled: number }> {
  const rows = await db
    .selectFrom('feed')
    .select('seq')
    .distinct()
    .where('community_id', '=', communityId)
    .where('audience', 'in', audiencesOfScope(scope))
    .execute()
  const told = new Set(seqs)
  const skipped = rows.filter(({ seq }) => !told.has(seq)).length
  const outOfOrder = seqs.filter((seq, at) => at > 0 && seq <= (seqs[at - 1] ?? 0)).length
  return { skipped, outOfOrder, doubled: seqs.length - told.size }
}
