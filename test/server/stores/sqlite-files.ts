import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { type Database, openDatabase } from '../../../server/stores/sqlite/database.ts'
import { writeTurns } from '../../../server/stores/sqlite/write-turns.ts'

/** Gives a database file of its own at each call, to be opened as often as is wanted; files and openings go with the test. */
export function sqliteFiles(): () => () => Promise<Database> {
  const made: { folder: string; openings: Database[] }[] = []

  afterEach(async () => {
    for (const { folder, openings } of made.splice(0)) {
      for (const db of openings) await db.destroy()
      rmSync(folder, { recursive: true })
    }
  })

  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'woodpecker-stores-'))
    const openings: Database[] = []
    made.push({ folder, openings })
    const turns = writeTurns()
    return async () => {
      const db = await openDatabase(join(folder, 'test.sqlite'), { synchronous: 'OFF', turns })
      openings.push(db)
      return db
    }
  }
}
