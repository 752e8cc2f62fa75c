import { type Kysely, SqliteAdapter, sql } from 'kysely'

/** Kysely types migrations without a schema: they outlive every version of it. */
type AnyDatabase = Kysely<unknown>

/**
 * Tables that every report writes to and that are only ever asked by their key. SQLite otherwise keeps each twice, as a table by
 * row number and as an index from key to row number, and a commit writes the pages of both (sqlite.org/withoutrowid.html).
 * Not `case_spots`: asked for a cell of the map, SQLite would then rather walk the whole table by its key.
 */
const KEYED = ['operations', 'report_reporters', 'feed', 'event_outbox']

/** Keeps them once, in the order of their keys; columns, keys and indexes stay as they are. */
export async function up(db: AnyDatabase): Promise<void> {
  if (!(db.getExecutor().adapter instanceof SqliteAdapter)) return // PostgreSQL has no such choice
  for (const name of KEYED) await keepOnce(db, name)
}

async function keepOnce(db: AnyDatabase, name: string): Promise<void> {
  const table = sql.table(name)
  const old = sql.table(`${name}_by_rowid`)
  const definitions = await definitionsOf(db, name)
  await sql`alter table ${table} rename to ${old}`.execute(db)
  await sql.raw(`${definitions.table} without rowid`).execute(db)
  await sql`insert into ${table} select * from ${old}`.execute(db)
  await sql`drop table ${old}`.execute(db) // and its indexes, whose names are free then
  for (const index of definitions.indexes) await sql.raw(index).execute(db)
}

/** As SQLite keeps them: what earlier migrations wrote, with the columns they added since. */
async function definitionsOf(db: AnyDatabase, name: string): Promise<{ table: string; indexes: string[] }> {
  const { rows } = await sql<{ type: string; sql: string }>`select type, sql from sqlite_master
    where tbl_name = ${name} and sql is not null`.execute(db)
  const table = rows.find(({ type }) => type === 'table')
  if (!table) throw new Error(`there is no table ${name}`)
  return { table: table.sql, indexes: rows.filter(({ type }) => type === 'index').map((row) => row.sql) }
}
