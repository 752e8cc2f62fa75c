import type { ExportFailure } from '../../domain/export-job.ts'
import type { Communities } from '../stores/communities.ts'
import type { ExportFiles } from '../stores/export-files.ts'
import type { Journal } from '../stores/journal.ts'
import type { People } from '../stores/people.ts'
import type { PhotoFiles } from '../stores/photo-files.ts'
import { type ExportOrder, meantBy } from './export-order.ts'
import { TooMuch } from './list-writers.ts'
import { namesOf } from './names.ts'
import { writeExport } from './write-export.ts'

export type ExportSources = {
  journal: Journal
  photoFiles: PhotoFiles
  communities: Pick<Communities, 'readNow'>
  people: Pick<People, 'personName'>
  exportFiles: ExportFiles
}

export type Progress = { done: number; total: number }
type Hooks = { signal: AbortSignal; onProgress: (progress: Progress) => void }

export type ExportOutcome =
  | { state: 'ready'; bytes: number }
  | { state: 'failed'; failure: ExportFailure; error: unknown }
  | { state: 'cancelled' }

/** Does the work of an export; here, or in a thread of its own. Never rejects. */
export type RunExport = (order: ExportOrder, hooks: Hooks) => Promise<ExportOutcome>

/** Makes the file of an order. Nothing of it stays when it fails or is called off. */
export const runExport =
  (sources: ExportSources): RunExport =>
  async (order, { signal, onProgress }) => {
    try {
      return { state: 'ready', bytes: await makeFile(order, sources, signal, onProgress) }
    } catch (error) {
      return signal.aborted ? { state: 'cancelled' } : { state: 'failed', failure: failureOf(error), error }
    }
  }

async function makeFile(
  order: ExportOrder,
  { journal, photoFiles, communities, people, exportFiles }: ExportSources,
  signal: AbortSignal,
  onProgress: Hooks['onProgress'],
): Promise<number> {
  const community = await communities.readNow(order.communityId)
  if (!community) throw new Error('there is no such community')
  const meant = meantBy(order)
  const total = await journal.countReceived(community.id, meant)
  let done = 0
  onProgress({ done, total })
  const onLooked = (cases: number) => {
    done += cases
    onProgress({ done, total: Math.max(total, done) })
  }
  const names = namesOf(community, people)
  const sink = await exportFiles.create(community.id, order.exportId)
  try {
    const { wish, now } = order
    await writeExport({ journal, photoFiles, community, names, wish, meant, now, onLooked, signal }, sink)
    signal.throwIfAborted()
    return await sink.keep()
  } catch (error) {
    await sink.drop()
    throw error
  }
}

const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT'])

function failureOf(error: unknown): ExportFailure {
  if (error instanceof TooMuch) return 'too_much'
  return error instanceof Error && 'code' in error && FULL.has(error.code) ? 'disk_full' : 'broken'
}
