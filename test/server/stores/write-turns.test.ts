import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Database, openDatabase, openWriter } from '../../../server/stores/sqlite/database.ts'
import { writeTurns } from '../../../server/stores/sqlite/write-turns.ts'

const soon = () => new Promise((resolve) => setTimeout(resolve, 5))

test('turns come in the order in which they were asked for, one at a time', async () => {
  const turns = writeTurns()
  const seen: string[] = []
  const one = async (name: string) => {
    const end = await turns()
    seen.push(`${name} begins`)
    await soon()
    seen.push(`${name} ends`)
    end()
  }
  await Promise.all(['first', 'second', 'third'].map(one))
  expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends'])
})

const addTo = (db: Database, count: number) =>
  db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('community_counters')
      .select('seq')
      .where('community_id', '=', 'c')
      .executeTakeFirst()
    await soon() // time enough for the other to write in between, if it could
    if (row)
      await trx
        .updateTable('community_counters')
        .set({ seq: row.seq + count })
        .execute()
    else await trx.insertInto('community_counters').values({ community_id: 'c', seq: count, epoch: 'e' }).execute()
  })

test('two connections that read and then write lose nothing of each other, and neither is refused', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'woodpecker-turns-')), 'db')
  const turns = writeTurns()
  const main = await openDatabase(file, { turns })
  const other = openWriter(file)
  const takesTurn = async () => {
    const end = await turns()
    await addTo(other, 100).finally(end)
  }
  await Promise.all([addTo(main, 1), takesTurn(), addTo(main, 1), takesTurn(), addTo(main, 1)])
  const { seq } = await main.selectFrom('community_counters').select('seq').executeTakeFirstOrThrow()
  expect(seq).toBe(203)
  await other.destroy()
  await main.destroy()
})

test('a transaction that fails gives its turn back', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'woodpecker-turns-')), 'db')
  const db = await openDatabase(file, { turns: writeTurns() })
  const broken = db.transaction().execute(() => Promise.reject(new Error('no')))
  await expect(broken).rejects.toThrow('no')
  await addTo(db, 1)
  await db.destroy()
})
