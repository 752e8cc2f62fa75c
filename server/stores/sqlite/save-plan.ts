import type { Community } from '../../../domain/community.ts'
import type { NewPlan, PlanOutcome } from '../plan-journal.ts'
import { withInitials } from '../with-initials.ts'
import { communityRow, versioned } from './community-rows.ts'
import type { Database } from './database.ts'
import { decodeJson, encodeJson } from './json-text.ts'
import { moveCases } from './move-cases.ts'

type Random = (bytes: number) => Uint8Array

/** Ends the transaction when the community is not the one that was looked at. */
class Conflict extends Error {}

/** Writes a plan whole or not at all; see `PlanJournal.savePlan`. */
export async function savePlan(db: Database, asked: NewPlan, random: Random): Promise<PlanOutcome> {
  const { before, plan } = asked
  const planVersion = (before.planVersion ?? 1) + 1
  const community = versioned(await withInitials({ ...before, ...plan, planVersion }))
  try {
    return await db.transaction().execute(async (trx) => {
      await replaceCommunity(trx, before, community)
      await keepVersions(trx, asked, community)
      const moved = await moveCases(trx, asked, planVersion, random)
      await trx
        .updateTable('cases')
        .set({ plan_version: planVersion })
        .where('community_id', '=', before.id)
        .where('tab', '!=', 'closed')
        .execute()
      await movePosts(trx, asked)
      return { kind: 'saved', community, moved }
    })
  } catch (error) {
    if (error instanceof Conflict) return { kind: 'conflict' }
    throw error
  }
}

/** The version in the condition makes two who looked at the same community exclude each other. */
async function replaceCommunity(trx: Database, before: Community, after: Community): Promise<void> {
  const result = await trx
    .updateTable('communities')
    .set(communityRow(after))
    .where('community_id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) throw new Conflict()
}

async function keepVersions(trx: Database, { before, madeAt, madeBy }: NewPlan, after: Community): Promise<void> {
  const rows = [
    versionRow(before, null, null), // the one a community began with; any later one is in the list already
    versionRow(after, madeAt, madeBy),
  ]
  for (const row of rows) {
    await trx
      .insertInto('plan_versions')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

const versionRow = (
  { id, planVersion, grids, buildings }: Community,
  madeAt: number | null,
  madeBy: string | null,
) => ({
  community_id: id,
  version: planVersion ?? 1,
  plan_json: encodeJson({ grids, buildings }),
  made_at: madeAt,
  made_by: madeBy,
  grids: grids.length,
  buildings: buildings.length,
})

/** Posts that are held or still to come; those that are over stay what they were. */
async function movePosts(trx: Database, { before, madeAt, postAfter }: NewPlan): Promise<void> {
  const rows = await trx
    .selectFrom('posts')
    .select(['person_id', 'position', 'grid_ids'])
    .where('community_id', '=', before.id)
    .where('grid_ids', 'is not', null)
    .where((e) => e.or([e('to_at', 'is', null), e('to_at', '>', madeAt)]))
    .execute()
  for (const { person_id, position, grid_ids } of rows) {
    const now = grid_ids === null ? [] : decodeJson<string[]>(grid_ids)
    const then = postAfter(now)
    if (then.join() === now.join()) continue
    await trx
      .updateTable('posts')
      .set({ grid_ids: encodeJson(then) })
      .where('community_id', '=', before.id)
      .where('person_id', '=', person_id)
      .where('position', '=', position)
      .execute()
  }
}
