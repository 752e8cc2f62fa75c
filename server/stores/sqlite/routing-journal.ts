import { sql } from 'kysely'
import { parse } from '../../../domain/parse.ts'
import { type RoutingRule, routingRulesSchema } from '../../../domain/routing.ts'
import type { EventPayload } from '../case-record.ts'
import type { PastDispatch, RoutingJournal, RoutingKept, RoutingListed } from '../routing-journal.ts'
import { toCaseRecord } from './case-rows.ts'
import type { Database } from './database.ts'
import type { ErrandTables } from './errand-tables.ts'
import { padToPowerOfTwo } from './id-list.ts'
import { decodeJson, encodeJson } from './json-text.ts'

/** A case may be sent on several times; so many dispatches are read at once for each case looked for. */
const DISPATCHES_PER_CASE = 3

export function sqliteRoutingJournal(db: Database): RoutingJournal {
  return {
    routing: (communityId) => routing(db, communityId),
    routingOfVersion: (communityId, version) => routingOfVersion(db, communityId, version),
    routingVersions: (communityId, limit) => routingVersions(db, communityId, limit),
    saveRouting: (communityId, before, kept) => saveRouting(db, communityId, before, kept),
    pastDispatches: (communityId, limit) => pastDispatches(db, communityId, limit),
  }
}

const newest = (db: Database, communityId: string) =>
  db.selectFrom('routing_versions').where('community_id', '=', communityId).orderBy('version', 'desc').limit(1)

async function routing(db: Database, communityId: string): Promise<RoutingKept | null> {
  const row = await newest(db, communityId).selectAll().executeTakeFirst()
  return row ? toKept(row) : null
}

async function routingOfVersion(db: Database, communityId: string, version: number): Promise<RoutingKept | null> {
  const row = await db
    .selectFrom('routing_versions')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('version', '=', version)
    .executeTakeFirst()
  return row ? toKept(row) : null
}

function toKept(row: ErrandTables['routing_versions']): RoutingKept {
  const rules = parse(routingRulesSchema, decodeJson<RoutingRule[]>(row.rules_json))
  if (!rules.ok) throw new Error(`routing ${row.version} of ${row.community_id} is damaged: ${rules.problems.join()}`)
  return { version: row.version, madeAt: row.made_at, madeBy: row.made_by, rules: rules.value }
}

async function routingVersions(db: Database, communityId: string, limit: number): Promise<RoutingListed[]> {
  const rows = await db
    .selectFrom('routing_versions')
    .select(['version', 'made_at', 'made_by', 'rules'])
    .where('community_id', '=', communityId)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ version, made_at, made_by, rules }) => ({ version, madeAt: made_at, madeBy: made_by, rules }))
}

/** The key itself lets only one of two who followed the same version in. */
async function saveRouting(
  db: Database,
  communityId: string,
  before: number,
  { madeAt, madeBy, rules }: Omit<RoutingKept, 'version'>,
): Promise<boolean> {
  const now = await newest(db, communityId).select('version').executeTakeFirst()
  if ((now?.version ?? 0) !== before) return false
  const result = await db
    .insertInto('routing_versions')
    .values({
      community_id: communityId,
      version: before + 1,
      rules_json: encodeJson(rules),
      rules: rules.length,
      made_at: madeAt,
      made_by: madeBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

async function pastDispatches(db: Database, communityId: string, limit: number): Promise<PastDispatch[]> {
  const last = await lastDispatches(db, communityId, limit)
  if (last.size === 0) return []
  const rows = await db
    .selectFrom('cases')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('case_id', 'in', padToPowerOfTwo([...last.keys()]))
    .execute()
  const cases = new Map(rows.map((row) => [row.case_id, toCaseRecord(row)]))
  return [...last.values()].flatMap(({ case_id, received_at, payload_json }) => {
    const found = cases.get(case_id)
    if (!found) return [] // forgotten since
    const { categoryId, gridId, place } = found
    const { handlerId = null } = decodeJson<EventPayload>(payload_json)
    return { caseId: case_id, categoryId, gridId, place, at: received_at, handlerId }
  })
}

type Dispatch = { case_id: string; received_at: number; payload_json: string }

/** The last dispatch of each case, newest first; read on until there are as many cases as asked for, or no more dispatches. */
async function lastDispatches(db: Database, communityId: string, limit: number): Promise<Map<string, Dispatch>> {
  const last = new Map<string, Dispatch>()
  for (let before = Number.MAX_SAFE_INTEGER; last.size < limit; ) {
    const events = await db
      .selectFrom('case_events')
      .select(['seq', 'case_id', 'received_at', 'payload_json'])
      .where('community_id', '=', communityId)
      .where('type', '=', sql.lit('dispatch')) // a literal, so that SQLite sees that its partial index serves
      .where('seq', '<', before)
      .orderBy('seq', 'desc')
      .limit(limit * DISPATCHES_PER_CASE)
      .execute()
    for (const event of events) if (!last.has(event.case_id) && last.size < limit) last.set(event.case_id, event)
    const oldest = events.at(-1)
    if (!oldest) break
    before = oldest.seq
  }
  return last
}
