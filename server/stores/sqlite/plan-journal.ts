import { parse } from '../../../domain/parse.ts'
import type { Role } from '../../../domain/person.ts'
import { type Plan, planSchema } from '../../../domain/plan.ts'
import type { GridPost, OpenCase, PlanJournal, PlanVersionListed } from '../plan-journal.ts'
import { toCaseRecord } from './case-rows.ts'
import type { Database } from './database.ts'
import { decodeJson } from './json-text.ts'
import { savePlan } from './save-plan.ts'

type Random = (bytes: number) => Uint8Array

export function sqlitePlanJournal(db: Database, random: Random): PlanJournal {
  return {
    planVersions: (communityId) => planVersions(db, communityId),
    planOfVersion: (communityId, version) => planOfVersion(db, communityId, version),
    openCases: (communityId, after, limit) => openCases(db, communityId, after, limit),
    gridPosts: (communityId, now) => gridPosts(db, communityId, now),
    savePlan: (plan) => savePlan(db, plan, random),
  }
}

async function planVersions(db: Database, communityId: string): Promise<PlanVersionListed[]> {
  const rows = await db
    .selectFrom('plan_versions')
    .select(['version', 'made_at', 'made_by', 'grids', 'buildings'])
    .where('community_id', '=', communityId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ version, made_at, made_by, grids, buildings }) => ({
    version,
    madeAt: made_at,
    madeBy: made_by,
    grids,
    buildings,
  }))
}

async function planOfVersion(db: Database, communityId: string, version: number): Promise<Plan | null> {
  const row = await db
    .selectFrom('plan_versions')
    .select('plan_json')
    .where('community_id', '=', communityId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!row) return null
  const plan = parse(planSchema, decodeJson(row.plan_json))
  if (!plan.ok) throw new Error(`plan ${version} of ${communityId} is damaged: ${plan.problems.join('; ')}`)
  return plan.value
}

async function openCases(db: Database, communityId: string, after: string | null, limit: number): Promise<OpenCase[]> {
  let query = db
    .selectFrom('cases')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('tab', '!=', 'closed')
    .orderBy('case_id')
    .limit(limit)
  if (after !== null) query = query.where('case_id', '>', after)
  return (await query.execute()).map(toCaseRecord)
}

async function gridPosts(db: Database, communityId: string, now: number): Promise<GridPost[]> {
  const rows = await db
    .selectFrom('posts as o')
    .innerJoin('people as p', (join) =>
      join.onRef('p.community_id', '=', 'o.community_id').onRef('p.person_id', '=', 'o.person_id'),
    )
    .select(['p.person_id', 'p.name', 'o.role', 'o.grid_ids'])
    .where('o.community_id', '=', communityId)
    .where('o.grid_ids', 'is not', null)
    .where((e) => e.or([e('o.to_at', 'is', null), e('o.to_at', '>', now)]))
    .orderBy('p.name')
    .orderBy('p.person_id')
    .orderBy('o.position')
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    role: row.role as Role, // written by postRows alone
    gridIds: row.grid_ids === null ? [] : decodeJson<string[]>(row.grid_ids),
  }))
}
