import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../../server/stores/sqlite/database.ts'
import { sqliteJournal } from '../../../server/stores/sqlite/journal.ts'
import { up } from '../../../server/stores/sqlite/migrations/0005-map-counts.ts'
import { aReport, newUuid } from '../heart/phone.ts'
import { mapContract } from './map.contract.ts'

const opened: { folder: string; db: Database }[] = []

async function openOne() {
  const folder = mkdtempSync(join(tmpdir(), 'woodpecker-map-'))
  const db = await openDatabase(join(folder, 'test.sqlite'), { synchronous: 'OFF' })
  opened.push({ folder, db })
  return {
    db,
    journal: sqliteJournal(db, (bytes) => randomBytes(bytes)),
    spoil: async () => {
      await sql`update map_counts set count = count + 1 where level = 18`.execute(db)
    },
  }
}

afterEach(async () => {
  for (const { folder, db } of opened.splice(0)) {
    await db.destroy()
    rmSync(folder, { recursive: true })
  }
})

describe('the map in SQLite', () => mapContract(openOne))

test('a database from before the map has it filled from the cases it holds', async () => {
  const { db, journal } = await openOne()
  for (let i = 0; i < 30; i++) {
    const manifest = aReport({ place: i % 5 === 0 ? null : { ...somewhere, lat: 28.37 + i / 10_000 } })
    const rest = {
      text: JSON.stringify(manifest),
      manifestSha256: 's',
      gridId: 'g3',
      planVersion: 1,
      receivedAt: i * 1e8,
    }
    await journal.takeIn({ communityId: `c${i % 2}`, personId: 'wang', opId: newUuid(), manifest, ...rest })
  }
  for (const table of ['case_spots', 'map_counts']) await sql.raw(`drop table ${table}`).execute(db)
  await up(db as unknown as Kysely<unknown>) // migrations know no schema: they outlive every version of it
  expect(await journal.recountMap(false)).toEqual([])
  const { rows } = await sql<{ count: number }>`select count(*) as count from case_spots`.execute(db)
  expect(rows).toEqual([{ count: 24 }])
})

const somewhere = {
  source: 'map' as const,
  lat: 28.37,
  lng: 121.3545,
  accuracy: null,
  at: null,
  buildingId: 'b12',
  unit: null,
  spot: null,
}
