import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import { StartRefused } from './start-refused.ts'

export const LOCK_FILE = 'lock.db'
/** Long enough for the process before us to finish closing, short enough not to look stuck. */
const WAIT_MS = 500

/**
 * Makes this process the only server on the folder until the returned function is called.
 * An exclusive SQLite transaction is held on a file of its own: the lock belongs to the operating system, so it ends
 * with the process however that ends. A pid file would survive SIGKILL and could name a stranger afterwards.
 * @throws StartRefused when another process holds it
 */
export function lockDataFolder(dataDir: string): () => void {
  const file = openLockFile(dataDir)
  try {
    file.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    file.close()
    if (!isBusy(error)) throw error
    throw new StartRefused(
      `DATA_DIR=${dataDir} is in use by another Woodpecker process; stop it first, or use another folder. ` +
        '数据目录正被另一个进程使用。',
      3,
    )
  }
  return () => void file.close()
}

function openLockFile(dataDir: string) {
  try {
    return new SqliteFile(join(dataDir, LOCK_FILE), { timeout: WAIT_MS })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new StartRefused(`DATA_DIR=${dataDir}: cannot be written to (${why}). 数据目录不可写。`)
  }
}

const isBusy = (error: unknown) =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
