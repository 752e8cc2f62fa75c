import { CompiledQuery, type Kysely, sql } from 'kysely'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

/** Rows a statement inserts at most; batches are split into powers of two so that few texts serve every size. */
const ROWS_MAX = 32

/**
 * By default SQLite keeps a copy of every page that a statement of several rows changes, to take back the rows before one it
 * refuses. Here the whole transaction is taken back, and the copies, 15 % of the intake thread's time, are not needed
 * (sqlite.org/lang_conflict.html, FAIL; sqlite.org/tempfiles.html, statement journal). On PostgreSQL it is a plain `insert`.
 */
const INSERT = 'insert or fail'

const texts = new Map<string, string>()

/**
 * Inserts rows of one shape in as few statements as their number has binary digits. Throws on a taken key, and the caller's
 * transaction must end with that: rows before the taken one are in it.
 * @param onTaken plain SQL for the end of the statement: what happens on a taken key instead
 */
export async function insertRows<T extends keyof Tables & string>(
  trx: Database,
  table: T,
  rows: readonly Tables[T][],
  onTaken = '',
): Promise<void> {
  if (!trx.isTransaction) throw new Error(`rows of ${table} outside a transaction`)
  const first = rows[0]
  if (!first) return
  const columns = Object.keys(first) as (keyof Tables[T] & string)[] // rows are plain literals of the row type
  for (let start = 0; start < rows.length; ) {
    const count = Math.min(ROWS_MAX, 2 ** Math.floor(Math.log2(rows.length - start)))
    const parameters: unknown[] = []
    for (const row of rows.slice(start, start + count)) for (const column of columns) parameters.push(row[column])
    await trx.executeQuery(CompiledQuery.raw(insertText(trx, table, columns, count, onTaken), parameters))
    start += count
  }
}

function insertText(
  db: Kysely<Tables>,
  table: string,
  columns: readonly string[],
  count: number,
  onTaken: string,
): string {
  const key = `${table}:${count}:${columns.join()}:${onTaken}`
  const known = texts.get(key)
  if (known) return known
  const row = sql`(${sql.join(columns.map(() => sql`${null}`))})`
  const rows = sql.join(Array.from({ length: count }, () => row))
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const text = sql`${sql.raw(INSERT)} into ${sql.table(table)} (${names}) values ${rows} ${sql.raw(onTaken)}`.compile(
    db,
  ).sql
  texts.set(key, text)
  return text
}
