import type BetterSqlite from 'better-sqlite3'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** Room for every query the stores have, each in its few row counts. */
const STATEMENTS_MAX = 400

/**
 * A database handle for kysely that keeps prepared statements by their text, least recently used out first.
 * kysely prepares each query anew, and preparing is most of a small query's cost.
 */
export function withStatementCache(database: BetterSqlite.Database, max = STATEMENTS_MAX): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => void database.close(),
    prepare(text) {
      const found = kept.get(text)
      if (found) kept.delete(text)
      const statement = found ?? (text === 'rollback' ? rollbackOf(database) : prepareStatement(database, text))
      kept.set(text, statement)
      if (kept.size > max) dropOldest(kept)
      return statement
    },
  }
}

/** better-sqlite3 binds the same arrays; its types only phrase the parameters differently. */
const prepareStatement = (database: BetterSqlite.Database, text: string): SqliteStatement =>
  database.prepare<unknown[]>(text) as unknown as SqliteStatement

/**
 * SQLite has already rolled back by itself when the disk is full or fails (sqlite.org/lang_transaction.html, "Response to
 * errors within a transaction"). kysely then rolls back once more, and the error of that would hide the one that matters.
 */
function rollbackOf(database: BetterSqlite.Database): SqliteStatement {
  const statement = prepareStatement(database, 'rollback')
  const nothing = { changes: 0, lastInsertRowid: 0 }
  return {
    reader: false,
    all: () => [],
    iterate: () => [][Symbol.iterator](),
    run: (parameters) => (database.inTransaction ? statement.run(parameters) : nothing),
  }
}

function dropOldest(kept: Map<string, SqliteStatement>): void {
  const oldest = kept.keys().next()
  if (!oldest.done) kept.delete(oldest.value)
}
