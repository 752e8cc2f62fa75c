import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../server/stores/sqlite/database.ts'
import { sqliteJournal } from '../../../server/stores/sqlite/journal.ts'
import { MIGRATIONS } from '../../../server/stores/sqlite/migrations.ts'
import { aReport, newUuid } from '../heart/phone.ts'

test('cases that ended before the server kept when are given their last event’s time; open ones none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'woodpecker-migration-'))
  const db = await openDatabase(join(folder, 'test.sqlite'))
  const journal = sqliteJournal(db, (bytes) => crypto.getRandomValues(new Uint8Array(bytes)))
  const caseIds: string[] = []
  for (const communityId of ['c1', 'c2']) {
    const manifest = aReport()
    const text = JSON.stringify(manifest)
    const report = { communityId, personId: 'wang', opId: newUuid(), manifest, text, manifestSha256: 's' }
    await journal.takeIn({ ...report, gridId: 'g3', planVersion: 1, receivedAt: 1_000 })
    caseIds.push(manifest.caseId)
  }
  const [first = '', second = ''] = caseIds
  // As it stood before the migration.
  await sql`drop index cases_by_end`.execute(db)
  await sql`alter table cases drop column ended_at`.execute(db)
  await sql`drop table case_joiners`.execute(db)
  await sql`update cases set state = 'closed', tab = 'closed' where case_id = ${first}`.execute(db)
  await sql`insert into case_events select community_id, seq + 5, case_id, 2, 'verify', 1, 'op', 7000, null, 'admin', null, '{}' from case_events where case_id = ${first}`.execute(
    db,
  )
  await MIGRATIONS['0006-joiners']?.up(db)
  expect((await journal.findCase('c1', first))?.endedAt).toBe(7_000)
  expect((await journal.findCase('c2', second))?.endedAt).toBeNull()
  await db.destroy()
  rmSync(folder, { recursive: true })
})
