import SqliteFile from 'better-sqlite3'
import { Kysely, Migrator, SqliteDialect } from 'kysely'
import { InTurnDialect } from './in-turn-dialect.ts'
import { MIGRATIONS } from './migrations.ts'
import { withStatementCache } from './statement-cache.ts'
import type { Tables } from './tables.ts'
import { type WriteTurns, writeTurns } from './write-turns.ts'

export type Database = Kysely<Tables>

export type DatabaseOptions = {
  /** Nothing but a test that must lose data sets this: no configuration reaches it. */
  synchronous?: 'FULL' | 'OFF'
  /** Shared by all connections of this process that write, where there are several. */
  turns?: WriteTurns
}

/** Before it SQLite could corrupt a write-ahead log that several connections reset at once (sqlite.org/wal.html#walresetbug). */
const SQLITE_VERSION_MIN = [3, 51, 3] as const

/**
 * Opens the database file, creating it when absent, and brings its tables up to date.
 * A commit is on the disk when it returns (WAL with synchronous=FULL). `destroy()` closes it.
 * @throws when SQLite is too old or a migration fails; nothing is served from a half-migrated file
 */
export async function openDatabase(file: string, options: DatabaseOptions = {}): Promise<Database> {
  const database = inTurn(connect(file, options), options.turns)
  await migrate(database)
  return database
}

/** One more connection that writes, to a file that is open already, for a thread of its own: it may wait there for its turn. */
export const openWriter = (file: string, options: Omit<DatabaseOptions, 'turns'> = {}): Database =>
  inTurn(connect(file, options, WRITER_PATIENCE_MS))

/** How long a statement waits for another connection of this process, or for the admin's command. */
const BUSY_PATIENCE_MS = 5_000
/** A thread that does nothing else holds nobody up while it waits. */
const WRITER_PATIENCE_MS = 60_000

function connect(file: string, { synchronous = 'FULL' }: DatabaseOptions, patienceMs = BUSY_PATIENCE_MS) {
  const connection = new SqliteFile(file)
  try {
    checkVersion(connection.prepare('select sqlite_version()').pluck().get())
    connection.pragma('journal_mode = WAL')
    connection.pragma(`synchronous = ${synchronous}`)
    connection.pragma('foreign_keys = ON')
    connection.pragma(`busy_timeout = ${patienceMs}`)
    connection.pragma('wal_autocheckpoint = 16000') // 64 MB: pages that change in every batch are copied back less often
    connection.pragma('cache_size = -32768') // 32 MB: random photo ids touch index pages all over
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** A second connection to a file that is open already, for reading page by page: it sees what is committed, and holds little in memory. */
export function openReader(file: string): Database {
  const connection = new SqliteFile(file, { readonly: true, fileMustExist: true })
  connection.pragma('busy_timeout = 5000')
  connection.pragma('cache_size = -4096') // 4 MB: a list is read once from beginning to end
  return new Kysely({ dialect: new SqliteDialect({ database: withStatementCache(connection) }) })
}

const inTurn = (connection: SqliteFile.Database, turns = writeTurns()): Database =>
  new Kysely({ dialect: new InTurnDialect({ database: withStatementCache(connection) }, turns) })

function checkVersion(version: unknown): void {
  const parts = String(version).split('.').map(Number)
  for (const [i, least] of SQLITE_VERSION_MIN.entries()) {
    const part = parts[i] ?? 0
    if (part > least) return
    if (part < least) throw new Error(`SQLite ${version} is older than ${SQLITE_VERSION_MIN.join('.')}`)
  }
}

async function migrate(database: Database): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (!error) return
  await database.destroy()
  throw error instanceof Error ? error : new Error('migration failed', { cause: error })
}
