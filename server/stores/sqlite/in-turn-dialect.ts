import { CompiledQuery, type DatabaseConnection, SqliteDialect, type SqliteDialectConfig, SqliteDriver } from 'kysely'
import type { WriteTurns } from './write-turns.ts'

/**
 * SQLite for a process of which several connections write. A transaction waits for its turn, and takes the lock to write at once: one
 * that had only read so far would be refused it once another had written (sqlite.org/isolation.html, SQLITE_BUSY_SNAPSHOT).
 */
export class InTurnDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig
  readonly #turns: WriteTurns

  constructor(config: SqliteDialectConfig, turns: WriteTurns) {
    super(config)
    this.#config = config
    this.#turns = turns
  }

  override createDriver(): SqliteDriver {
    return new InTurnDriver(this.#config, this.#turns)
  }
}

class InTurnDriver extends SqliteDriver {
  readonly #turns: WriteTurns
  #end: (() => void) | null = null

  constructor(config: SqliteDialectConfig, turns: WriteTurns) {
    super(config)
    this.#turns = turns
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    this.#end = await this.#turns()
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  /** Comes after every commit and rollback, and when the begin itself failed. */
  override async releaseConnection(): Promise<void> {
    this.#end?.()
    this.#end = null
    await super.releaseConnection()
  }
}
