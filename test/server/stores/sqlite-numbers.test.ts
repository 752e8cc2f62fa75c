import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase, openReader } from '../../../server/stores/sqlite/database.ts'
import { sqliteJournal } from '../../../server/stores/sqlite/journal.ts'
import { numbersContract } from './numbers.contract.ts'

const opened: { folder: string; db: Database }[] = []

async function openOne() {
  const folder = mkdtempSync(join(tmpdir(), 'woodpecker-numbers-'))
  const file = join(folder, 'test.sqlite')
  const db = await openDatabase(file, { synchronous: 'OFF' })
  opened.push({ folder, db })
  return { file, journal: sqliteJournal(db, (bytes) => randomBytes(bytes)) }
}

afterEach(async () => {
  for (const { folder, db } of opened.splice(0)) {
    await db.destroy()
    rmSync(folder, { recursive: true })
  }
})

describe('numbers in SQLite', () => numbersContract(async () => (await openOne()).journal))

test('a second connection for reading cannot write', async () => {
  const { file } = await openOne()
  const reader = openReader(file)
  await expect(reader.deleteFrom('cases').execute()).rejects.toThrow('readonly')
  await reader.destroy()
})
