import { expect, test } from 'vitest'
import { insertRows } from '../../../server/stores/sqlite/insert-rows.ts'
import { sqliteFiles } from './sqlite-files.ts'

const file = sqliteFiles()

const rows = (...grids: string[]) => grids.map((grid_id) => ({ community_id: 'c', grid_id, tab: 'review', count: 1 }))

test('rows of any number arrive, in their order', async () => {
  const db = await file()()
  const many = rows(...Array.from({ length: 77 }, (_, i) => `g${String(i).padStart(2, '0')}`))
  await db.transaction().execute((trx) => insertRows(trx, 'tab_counts', many))
  expect(await db.selectFrom('tab_counts').selectAll().orderBy('grid_id').execute()).toEqual(many)
})

test('a taken key among them ends the transaction with nothing of it written', async () => {
  const db = await file()()
  await db.transaction().execute((trx) => insertRows(trx, 'tab_counts', rows('g2')))
  const attempt = db.transaction().execute((trx) => insertRows(trx, 'tab_counts', rows('g1', 'g2', 'g3', 'g4')))
  await expect(attempt).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' })
  expect(await db.selectFrom('tab_counts').select('grid_id').execute()).toEqual([{ grid_id: 'g2' }])
})

test('outside a transaction, where the first of them would stay behind, nothing is written', async () => {
  const db = await file()()
  await expect(insertRows(db, 'tab_counts', rows('g1'))).rejects.toThrow('outside a transaction')
  expect(await db.selectFrom('tab_counts').selectAll().execute()).toEqual([])
})
