import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mode } from '../config.ts'
import { LOCK_FILE } from './folder-lock.ts'
import { StartRefused } from './start-refused.ts'
import { readIfThere, writeWhole } from './whole-file.ts'

/** Says which mode made the folder. It is written before anything else, so nothing of the demo lies in an unmarked folder. */
const MARKER = 'mode.json'

/** Files of the data folder. */
export const dataFiles = (dataDir: string) => ({
  database: join(dataDir, 'woodpecker.db'),
  photos: join(dataDir, 'photos'),
  uploads: join(dataDir, 'uploads'),
  map: join(dataDir, 'map'),
  exports: join(dataDir, 'exports'),
  demoLinks: join(dataDir, 'demo-links.json'),
  address: join(dataDir, 'address.json'),
  highWater: join(dataDir, 'high-water.json'),
  restoring: join(dataDir, 'restoring'),
})

/** A restored backup's predecessor lies in the data folder under this and the time (Unix ms), until somebody removes it. */
export const REPLACED_PREFIX = 'replaced-'

/** Creates the folder when absent. It holds people's reports: only this user may look in. */
export async function makeDataFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new StartRefused(`DATA_DIR=${dataDir}: cannot be created or is not a folder (${why}). 数据目录不可用。`)
  }
}

/**
 * Marks an empty folder as this mode's. The demo, whose sign-ins are open to everybody, takes no folder it did not
 * make; production takes none that the demo made.
 * @throws StartRefused
 */
export async function claimDataFolder(dataDir: string, mode: Mode): Promise<void> {
  const made = await modeOf(dataDir)
  if (made === mode) return
  if (made !== null) {
    throw new StartRefused(
      `DATA_DIR=${dataDir} was made by ${made} mode, this is ${mode} mode: ` +
        `use another folder, or set WOODPECKER_MODE=${made}. 数据目录属于另一种模式。`,
    )
  }
  if (mode === 'demo' && (await hasForeignFiles(dataDir))) {
    throw new StartRefused(
      `DATA_DIR=${dataDir} is not empty and was not made by the demo: use an empty folder. 演示模式只能用空目录。`,
    )
  }
  await writeWhole(join(dataDir, MARKER), `${JSON.stringify({ mode })}\n`)
}

/** The mode that made the folder, or null when nobody did. */
export async function modeOf(dataDir: string): Promise<Mode | null> {
  const text = await readIfThere(join(dataDir, MARKER))
  if (text === null) return null
  if (/"mode":\s*"demo"/.test(text)) return 'demo'
  if (/"mode":\s*"production"/.test(text)) return 'production'
  throw new StartRefused(`${join(dataDir, MARKER)} is damaged: it must say {"mode":"demo"} or {"mode":"production"}`)
}

/** What a fresh disk or a checked-out folder holds anyway does not count. */
async function hasForeignFiles(dataDir: string): Promise<boolean> {
  const names = await readdir(dataDir)
  return names.some(
    (name) => !name.startsWith(LOCK_FILE) && name !== `${MARKER}.half` && name !== 'lost+found' && name !== '.gitkeep',
  )
}
