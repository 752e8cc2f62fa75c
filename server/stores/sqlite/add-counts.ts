import { CompiledQuery } from 'kysely'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

/** Rows a statement adds at most; as in `insertRows`, batches are split into powers of two. */
const ROWS_MAX = 32
const texts = new Map<string, string>()

type Counted = { [T in keyof Tables]: Tables[T] extends { count: number } ? T : never }[keyof Tables] & string

/**
 * Adds to the counts that stand under these rows' keys; a key that is new begins at its row's count. No two rows have the same key.
 * @param key the columns of the table's primary key: all but `count`
 */
export async function addCounts<T extends Counted>(
  trx: Database,
  table: T,
  key: readonly (keyof Tables[T] & string)[],
  rows: readonly Tables[T][],
): Promise<void> {
  const columns = [...key, 'count'] as (keyof Tables[T] & string)[] // a counted table has it
  for (let start = 0; start < rows.length; ) {
    const size = Math.min(ROWS_MAX, 2 ** Math.floor(Math.log2(rows.length - start)))
    const parameters: unknown[] = []
    for (const row of rows.slice(start, start + size)) for (const column of columns) parameters.push(row[column])
    await trx.executeQuery(CompiledQuery.raw(addText(table, key, size), parameters))
    start += size
  }
}

function addText(table: string, key: readonly string[], size: number): string {
  const known = texts.get(`${table}:${size}`)
  if (known) return known
  const row = `(${[...key, 'count'].map(() => '?').join(', ')})`
  const text =
    `insert into ${table} (${key.join(', ')}, count) values ${Array.from({ length: size }, () => row).join(', ')} ` +
    `on conflict (${key.join(', ')}) do update set count = ${table}.count + excluded.count`
  texts.set(`${table}:${size}`, text)
  return text
}

/** A key as one text: ids hold no control characters. */
export const keyText = (parts: readonly (string | number)[]): string => parts.join('\u0000')
