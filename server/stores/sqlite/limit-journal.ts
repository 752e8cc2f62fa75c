import type { Community } from '../../../domain/community.ts'
import type { Alarm as AlarmStage } from '../../../domain/hearing.ts'
import type { LimitJournal, LimitLook, RaisedAlarm } from '../limit-journal.ts'
import { withInitials } from '../with-initials.ts'
import { communityRow, versioned } from './community-rows.ts'
import { takeNumbers } from './counter.ts'
import type { Database } from './database.ts'
import { peopleJson } from './event-outbox.ts'
import { padToPowerOfTwo } from './id-list.ts'
import { insertRows } from './insert-rows.ts'

type Random = (bytes: number) => Uint8Array

/** Stands for "look at it as soon as may be". */
export const AT_ONCE = 0

export function sqliteLimitJournal(db: Database, random: Random): LimitJournal {
  return {
    alarmsDue: (now, limit) => alarmsDue(db, now, limit),
    raisedAlarms: (communityId, caseIds) => raisedAlarms(db, communityId, caseIds),
    settleLimits: (community, looks, now) =>
      db.transaction().execute(async (trx) => {
        if (!(await isOfVersion(trx, community))) return
        for (const look of looks) await settle(trx, community.id, look, now, random)
      }),
    saveLimits: (community, version) => saveLimits(db, community, version),
  }
}

async function alarmsDue(db: Database, now: number, limit: number) {
  const rows = await db
    .selectFrom('cases')
    .select(['community_id', 'case_id'])
    .where('alarm_at', '<=', now)
    .orderBy('alarm_at')
    .orderBy('community_id')
    .orderBy('case_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ communityId: row.community_id, caseId: row.case_id }))
}

async function raisedAlarms(db: Database, communityId: string, caseIds: readonly string[]) {
  const found = new Map<string, RaisedAlarm[]>()
  if (caseIds.length === 0) return found
  const rows = await db
    .selectFrom('case_alarms')
    .select(['case_id', 'since', 'stage'])
    .where('community_id', '=', communityId)
    .where('case_id', 'in', padToPowerOfTwo(caseIds))
    .execute()
  for (const { case_id, since, stage } of rows) {
    const one: RaisedAlarm = { since, stage: stage as AlarmStage } // written by `settle` alone
    found.set(case_id, [...(found.get(case_id) ?? []), one])
  }
  return found
}

async function isOfVersion(trx: Database, { id, version }: Pick<Community, 'id' | 'version'>): Promise<boolean> {
  const row = await trx.selectFrom('communities').select('version').where('community_id', '=', id).executeTakeFirst()
  return row?.version === version
}

async function settle(trx: Database, communityId: string, look: LimitLook, now: number, random: Random): Promise<void> {
  const { caseId, revision, warnAt, dueAt, alarmAt } = look
  const result = await trx
    .updateTable('cases')
    .set({ limit_warn_at: warnAt, limit_due_at: dueAt, alarm_at: alarmAt })
    .where('community_id', '=', communityId)
    .where('case_id', '=', caseId)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) return
  for (const alarm of look.raised) {
    const { since, stage, at } = alarm
    const row = { community_id: communityId, case_id: caseId, since, stage, at, raised_at: now }
    const added = await trx
      .insertInto('case_alarms')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows !== 1n || !look.told.includes(alarm)) continue
    const { seq } = await takeNumbers(trx, communityId, 1, random)
    const people_json = peopleJson(look.people(alarm))
    await insertRows(trx, 'event_outbox', [
      { community_id: communityId, seq, case_id: caseId, event: stage, at: now, people_json },
    ])
  }
}

async function saveLimits(db: Database, given: Omit<Community, 'version'>, version: string): Promise<Community | null> {
  const community = versioned(await withInitials(given))
  return db.transaction().execute(async (trx) => {
    const result = await trx
      .updateTable('communities')
      .set(communityRow(community))
      .where('community_id', '=', community.id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (result.numUpdatedRows !== 1n) return null
    await trx
      .updateTable('cases')
      .set({ alarm_at: AT_ONCE })
      .where('community_id', '=', community.id)
      .where('tab', '!=', 'closed')
      .execute()
    return community
  })
}
