import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../server/stores/sqlite/database.ts'
import { sqliteJournal } from '../../../server/stores/sqlite/journal.ts'
import { journalContract } from './journal.contract.ts'

const random = (bytes: number) => randomBytes(bytes)
const opened: { folder: string; databases: Database[] }[] = []

async function openOne() {
  const folder = mkdtempSync(join(tmpdir(), 'woodpecker-journal-'))
  const file = join(folder, 'test.sqlite')
  const db = await openDatabase(file)
  const databases = [db]
  opened.push({ folder, databases })
  return {
    db,
    journal: sqliteJournal(db, random),
    poison: async (reportId: string) => {
      await sql
        .raw(
          `create trigger poison before insert on reports when new.report_id = '${reportId}' begin select raise(abort, 'poisoned'); end`,
        )
        .execute(db)
    },
    reopen: async () => {
      const other = await openDatabase(file)
      databases.push(other)
      return sqliteJournal(other, random)
    },
  }
}

afterEach(async () => {
  for (const { folder, databases } of opened.splice(0)) {
    for (const db of databases) await db.destroy()
    rmSync(folder, { recursive: true })
  }
})

describe('the journal in SQLite', () => journalContract(openOne))

test('a commit is on the disk when it returns: write-ahead log with full synchronisation', async () => {
  const { db } = await openOne()
  const pragma = async (name: string) => Object.values((await sql.raw(`pragma ${name}`).execute(db)).rows[0] ?? {})[0]
  expect(await pragma('journal_mode')).toBe('wal')
  expect(await pragma('synchronous')).toBe(2)
  expect(await pragma('foreign_keys')).toBe(1)
})

test('every table is keyed by community first', async () => {
  const { db } = await openOne()
  const tables = (await db.introspection.getTables()).map((table) => table.name)
  expect(tables.length).toBeGreaterThan(10)
  for (const table of tables) {
    const { rows } = await sql<{ name: string; pk: number }>`select name, pk from pragma_table_info(${table})`.execute(
      db,
    )
    expect([table, rows.find((row) => row.pk === 1)?.name]).toEqual([table, 'community_id'])
  }
})

test('who reported stands in one table alone', async () => {
  const { db, journal } = await openOne()
  const { aReport, newUuid } = await import('../heart/phone.ts')
  const manifest = aReport()
  const report = {
    communityId: 'c1',
    personId: 'THE-REPORTER',
    opId: newUuid(),
    manifest,
    text: JSON.stringify(manifest),
    manifestSha256: 's',
    gridId: 'g3',
    planVersion: 1,
    receivedAt: 1,
  }
  await journal.takeIn(report)
  const holding: string[] = []
  for (const { name } of await db.introspection.getTables()) {
    const { rows } = await sql.raw(`select * from ${name}`).execute(db)
    if (JSON.stringify(rows).includes('THE-REPORTER')) holding.push(name)
  }
  // The feed must be addressed to somebody; no view is made from it.
  expect(holding.sort()).toEqual(['feed', 'report_reporters'])
})
