import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import type { ExportOrder } from '../export/export-order.ts'
import { type ExportOutcome, type Progress, runExport } from '../export/run-export.ts'
import type { ThreadMessage } from './exports-in-thread.ts'
import { openForExport } from './open-stores.ts'

/** Progress is told at most this often. */
const TELL_EVERY_MS = 200

/** On Linux a thread has a priority of its own (setpriority(2)); elsewhere this would slow the whole server down. */
function stepBack(): void {
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
}

/** Makes one export and ends. */
async function work(dataDir: string, order: ExportOrder): Promise<void> {
  const callOff = new AbortController()
  parentPort?.once('message', () => callOff.abort())
  const sources = openForExport(dataDir)
  let toldAt = 0
  const onProgress = (progress: Progress) => {
    const isWhole = progress.done >= progress.total
    if (!isWhole && performance.now() - toldAt < TELL_EVERY_MS) return
    toldAt = performance.now()
    tell({ progress })
  }
  const outcome = await runExport(sources)(order, { signal: callOff.signal, onProgress })
  await sources.close()
  tell({ outcome: plain(outcome) })
  parentPort?.close()
}

const tell = (message: ThreadMessage) => parentPort?.postMessage(message)

/** An error may hold what cannot be cloned. */
const plain = (outcome: ExportOutcome): ExportOutcome =>
  outcome.state === 'failed'
    ? { ...outcome, error: outcome.error instanceof Error ? (outcome.error.stack ?? '') : String(outcome.error) }
    : outcome

stepBack()
const { dataDir, order } = workerData as { dataDir: string; order: ExportOrder } // given by exports-in-thread
await work(dataDir, order)
