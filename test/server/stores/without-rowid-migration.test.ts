import SqliteFile from 'better-sqlite3'
import { Kysely, Migrator, SqliteDialect } from 'kysely'
import { expect, test } from 'vitest'
import { MIGRATIONS } from '../../../server/stores/sqlite/migrations.ts'

const TABLES = ['operations', 'report_reporters', 'feed', 'event_outbox']
const BEFORE = '0013-errands'
const ROWS = 300

/** A value for a column that no other row has, whatever the column's type. */
const valueFor = (type: string, row: number) => (type === 'TEXT' ? `${(row * 7919) % 1000}-${row}` : row)

test('tables that are kept once, by their keys, hold what they held, and are found by the same indexes', async () => {
  const file = new SqliteFile(':memory:')
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: file }) })
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  await migrator.migrateTo(BEFORE)
  const columnsOf = (table: string) => file.pragma(`table_info(${table})`) as { name: string; type: string }[] // SQLite's own
  const indexesOf = (table: string) =>
    file
      .prepare(
        `select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name = ? order by name`,
      )
      .all(table)
  const rowsOf = (table: string) => file.prepare(`select * from ${table} order by 1, 2, 3`).all()
  const keptOnce = (table: string) =>
    file.prepare('select wr from pragma_table_list where name = ?').pluck().get(table) === 1

  for (const table of TABLES) {
    const columns = columnsOf(table)
    const insert = file.prepare(`insert into ${table} values (${columns.map(() => '?').join(', ')})`)
    for (let row = 0; row < ROWS; row++) insert.run(columns.map(({ type }) => valueFor(type.toUpperCase(), row)))
  }
  const asTheyWere = TABLES.map((table) => [columnsOf(table), indexesOf(table), rowsOf(table)])
  expect(TABLES.map(keptOnce)).toEqual(TABLES.map(() => false))

  const { error } = await migrator.migrateToLatest()
  expect(error).toBeUndefined()
  expect(TABLES.map((table) => [columnsOf(table), indexesOf(table), rowsOf(table)])).toEqual(asTheyWere)
  expect(TABLES.map(keptOnce)).toEqual(TABLES.map(() => true))
  expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
  await db.destroy()
})
