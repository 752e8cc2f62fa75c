import { readdir } from 'node:fs/promises'
import type { Logger } from 'pino'
import { ALARMS_EVERY_MS, raiseAlarms } from '../deadlines/raise-alarms.ts'
import type { Deps } from '../deps.ts'
import { HASHES_EVERY_MS, hashOldPhotos } from '../photos/hash-old-photos.ts'
import { ORPHANS_EVERY_MS, sweepOrphans } from '../photos/sweep-orphans.ts'
import { SWEEP_EVERY_MS, sweepFiles } from '../uploads/sweep-uploads.ts'
import { breather } from './breather.ts'
import { dataFiles, REPLACED_PREFIX } from './data-folder.ts'
import { every } from './every.ts'
import { beginHearing } from './hearing-chores.ts'
import { type HighWater, highWater, MARK_EVERY_MS } from './high-water.ts'
import type { Stores } from './open-stores.ts'

/** What the start found: how far the history had come, and whether the database was put back by hand. */
export type Checked = { marks: HighWater; wasPutBack: boolean }

/** A database that was put back by hand gets new epochs before anybody is answered: phones then offer again what they sent. */
export async function checkEpochs(dataDir: string, { epochs }: Stores, log: Logger): Promise<Checked> {
  const marks = highWater(dataFiles(dataDir).highWater, epochs)
  const renewed = await marks.check()
  if (renewed.length > 0) log.warn({ communities: renewed }, 'the database is older than this folder: new epochs')
  return { marks, wasPutBack: renewed.length > 0 }
}

type Around = Checked & { dataDir: string; log: Logger }

/** What a running server does by itself, at its start and now and then. @returns ends it, with the mark brought up to date */
export function beginChores(deps: Deps, { marks, wasPutBack, dataDir, log }: Around): () => Promise<void> {
  const endMarks = every({ name: 'high-water mark', work: marks.write, everyMs: MARK_EVERY_MS, log })
  const endSweeps = every({ name: 'sweep', work: () => sweepFiles(deps), everyMs: SWEEP_EVERY_MS, log })
  const sweepUnnamed = async () => wasPutBack || (await mayGoForward(dataDir)) || sweepOrphans(deps)
  const endOrphans = every({ name: 'sweep of orphans', work: sweepUnnamed, everyMs: ORPHANS_EVERY_MS, log })
  const endHearing = beginHearing(deps, log)
  const breath = breather()
  const alarms = async () => (await breath.begin()) && raiseAlarms(deps, breath)
  const endAlarms = every({ name: 'alarms', work: alarms, everyMs: ALARMS_EVERY_MS, log })
  let isOpen = true
  const hash = () => hashOldPhotos(deps, () => isOpen)
  const endHashes = every({ name: 'look of old photos', work: hash, everyMs: HASHES_EVERY_MS, log })
  const endExports = every({ name: 'sweep of exports', work: deps.exports.sweep, everyMs: SWEEP_EVERY_MS, log })
  return async () => {
    isOpen = false
    breath.end()
    await Promise.all([endMarks(), endSweeps(), endOrphans(), endHearing(), endAlarms(), endHashes(), endExports()])
    await marks.write().catch((error: unknown) => log.error({ err: error }, 'high-water mark'))
  }
}

/**
 * After a restore the photo folder still holds what only the replaced database names. As long as that lies here somebody may
 * put it back, and its photos must be there.
 */
const mayGoForward = async (dataDir: string): Promise<boolean> =>
  (await readdir(dataDir)).some((name) => name.startsWith(REPLACED_PREFIX))
