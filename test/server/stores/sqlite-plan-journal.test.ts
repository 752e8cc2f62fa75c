import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach } from 'vitest'
import { type Database, openDatabase } from '../../../server/stores/sqlite/database.ts'
import { sqliteJournal } from '../../../server/stores/sqlite/journal.ts'
import { createSqliteCommunities } from '../../../server/stores/sqlite/sqlite-communities.ts'
import { createSqlitePeople } from '../../../server/stores/sqlite/sqlite-people.ts'
import { planJournalContract } from './plan-journal.contract.ts'

const opened: { folder: string; db: Database }[] = []

planJournalContract(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'woodpecker-plan-'))
  const db = await openDatabase(join(folder, 'test.sqlite'))
  opened.push({ folder, db })
  return {
    journal: sqliteJournal(db, (bytes) => randomBytes(bytes)),
    communities: createSqliteCommunities(db),
    people: createSqlitePeople(db),
    breakEvents: async () => {
      await sql
        .raw("create trigger broken before insert on case_events begin select raise(abort, 'broken'); end")
        .execute(db)
    },
  }
})

afterEach(async () => {
  for (const { folder, db } of opened.splice(0)) {
    await db.destroy()
    rmSync(folder, { recursive: true, force: true })
  }
})
