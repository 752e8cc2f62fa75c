import { Worker } from 'node:worker_threads'
import type { ExportOutcome, Progress, RunExport } from '../export/run-export.ts'

/** What the thread's own objects may take; more ends the thread and fails the export, not the server. */
const HEAP_MB = 96
/** How long a thread may take to notice that it is called off. */
const PATIENCE_MS = 5_000

/** From the thread: how far it is, or what came of it. Errors cross as their text. */
export type ThreadMessage = { progress: Progress } | { outcome: ExportOutcome }

/**
 * Makes each file in a thread of its own with a connection of its own: neither reading, packing nor pictures keep a report
 * waiting. Called off, it is asked to stop between two pages, and ended when it does not.
 */
export const exportsInThread =
  (dataDir: string): RunExport =>
  (order, { signal, onProgress }) =>
    new Promise((resolve) => {
      const thread = new Worker(new URL('./export-thread.js', import.meta.url), {
        workerData: { dataDir, order },
        resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 16 },
      })
      let outcome: ExportOutcome = { state: 'failed', failure: 'broken', error: 'the thread ended without a word' }
      const callOff = () => {
        thread.postMessage('stop')
        setTimeout(() => void thread.terminate(), PATIENCE_MS).unref()
      }
      signal.addEventListener('abort', callOff, { once: true })
      thread.on('message', (message: ThreadMessage) => {
        if ('progress' in message) onProgress(message.progress)
        else outcome = message.outcome
      })
      thread.on('error', (error) => {
        outcome = { state: 'failed', failure: 'broken', error }
      })
      thread.on('exit', () => {
        signal.removeEventListener('abort', callOff)
        resolve(signal.aborted && outcome.state !== 'ready' ? { state: 'cancelled' } : outcome)
      })
      if (signal.aborted) callOff()
    })
