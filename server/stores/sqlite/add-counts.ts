import type { Database } from './database.ts'
import { insertRows } from './insert-rows.ts'
import type { Tables } from './tables.ts'

type Counted = { [T in keyof Tables]: Tables[T] extends { count: number } ? T : never }[keyof Tables] & string

/**
 * Adds to the counts that stand under these rows' keys; a key that is new begins at its row's count. No two rows have the same key.
 * @param key the columns of the table's primary key: all but `count`
 */
export const addCounts = <T extends Counted>(
  trx: Database,
  table: T,
  key: readonly (keyof Tables[T] & string)[],
  rows: readonly Tables[T][],
): Promise<void> =>
  insertRows(trx, table, rows, `on conflict (${key.join(', ')}) do update set count = ${table}.count + excluded.count`)

/** A key as one text: ids hold no control characters. */
export const keyText = (parts: readonly (string | number)[]): string => parts.join('\u0000')
