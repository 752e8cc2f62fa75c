import type { Logger } from 'pino'
import type { Deps } from '../deps.ts'
import { SWEEP_EVERY_MS, sweepFiles } from '../uploads/sweep-uploads.ts'
import { dataFiles } from './data-folder.ts'
import { every } from './every.ts'
import { type HighWater, highWater, MARK_EVERY_MS } from './high-water.ts'
import type { Stores } from './open-stores.ts'

/** A database that was put back by hand gets new epochs before anybody is answered: phones then offer again what they sent. */
export async function checkEpochs(dataDir: string, { epochs }: Stores, log: Logger): Promise<HighWater> {
  const marks = highWater(dataFiles(dataDir).highWater, epochs)
  const renewed = await marks.check()
  if (renewed.length > 0) log.warn({ communities: renewed }, 'the database is older than this folder: new epochs')
  return marks
}

/** What a running server does by itself, at its start and now and then. @returns ends it, with the mark brought up to date */
export function beginChores(deps: Deps, marks: HighWater, log: Logger): () => Promise<void> {
  const endMarks = every({ name: 'high-water mark', work: marks.write, everyMs: MARK_EVERY_MS, log })
  const endSweeps = every({ name: 'sweep', work: () => sweepFiles(deps), everyMs: SWEEP_EVERY_MS, log })
  return async () => {
    await Promise.all([endMarks(), endSweeps()])
    await marks.write().catch((error: unknown) => log.error({ err: error }, 'high-water mark'))
  }
}
