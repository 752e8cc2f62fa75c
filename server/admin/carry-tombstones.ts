import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import SqliteFile from 'better-sqlite3'
import type { Database } from '../stores/sqlite/database.ts'
import { forgetReport } from '../stores/sqlite/forget-report.ts'
import type { TombstoneRow } from '../stores/sqlite/journal-tables.ts'

const random = (bytes: number) => randomBytes(bytes)

/**
 * Brings the tombstones of the database that is being replaced into the restored one, and forgets there what they name: a
 * backup from before a person was forgotten must not bring them back. A database too damaged to be read has none.
 */
export async function carryTombstones(from: string, into: Database, now: number): Promise<void> {
  for (const stone of readTombstones(from)) {
    await into
      .insertInto('tombstones')
      .values(stone)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    if (stone.kind === 'report') await forgetReport(into, idsOf(stone, now), random)
  }
}

const idsOf = (stone: TombstoneRow, now: number) => ({ communityId: stone.community_id, reportId: stone.id, now })

function readTombstones(file: string): TombstoneRow[] {
  if (!existsSync(file)) return []
  try {
    const db = new SqliteFile(file, { readonly: true })
    try {
      return db.prepare('select * from tombstones').all() as TombstoneRow[] // the table as its migration made it
    } finally {
      db.close()
    }
  } catch {
    return [] // damaged, or from before there were any
  }
}
