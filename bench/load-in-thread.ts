import { Worker } from 'node:worker_threads'
import type { LoadOutcome } from './http-load.ts'

/** What a round of load came to, and how many of the answered ones were found again afterwards. */
export type VerifiedLoad = LoadOutcome & { verified: number }

/**
 * Runs a round of load in a thread of its own, so that timing it does not wait for us.
 * @param module a built module of this folder that posts a `VerifiedLoad`
 * @param workerData plain data that module knows
 */
export function loadInThread(module: string, workerData: unknown): Promise<VerifiedLoad> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(module, import.meta.url), { workerData })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
