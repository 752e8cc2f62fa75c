import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../server/stores/sqlite/database.ts'
import { sqliteJournal } from '../../../server/stores/sqlite/journal.ts'
import { deskViewsContract } from './desk-views.contract.ts'

const opened: { folder: string; db: Database }[] = []

async function openOne() {
  const folder = mkdtempSync(join(tmpdir(), 'woodpecker-views-'))
  const db = await openDatabase(join(folder, 'test.sqlite'), { synchronous: 'OFF' })
  opened.push({ folder, db })
  return { db, journal: sqliteJournal(db, (bytes) => randomBytes(bytes)) }
}

afterEach(async () => {
  for (const { folder, db } of opened.splice(0)) {
    await db.destroy()
    rmSync(folder, { recursive: true })
  }
})

describe('saved filters of the desk, in SQLite', () => deskViewsContract(async () => (await openOne()).journal))

test('a filtered page of a tab comes in an index’s order, without sorting the tab', async () => {
  const { db } = await openOne()
  const plan = async (condition: string) => {
    const text = `explain query plan select received_at, case_id from cases where community_id = 'c1' and tab = 'closed'
      and ${condition} order by received_at desc, case_id desc limit 50`
    const { rows } = await sql.raw<{ detail: string }>(text).execute(db)
    return rows.map((row) => row.detail).join('; ')
  }
  for (const condition of [
    "category_id = 'litter'",
    'category_id is null',
    'recurs_of is not null',
    'received_at >= 5 and received_at < 9',
    "grid_id = 'g3' and received_at >= 5",
  ]) {
    expect(await plan(condition)).toMatch(/USING (COVERING )?INDEX cases_by/)
    expect(await plan(condition)).not.toMatch(/TEMP B-TREE/)
  }
})
