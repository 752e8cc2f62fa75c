import { timeLimit } from './time-limit.ts'

/** The lock that keeps tabs and the worker from sending the same thing at once. Correctness does not rest on it. */
const LOCK_NAME = 'woodpecker-send'
/** A holder that is stuck for this long is not waited for: keys and receipts make double sending harmless. */
const WAIT_MS = 20_000

/** Runs `work` while nobody else on this device sends, where the browser has Web Locks; at once where it has not. */
export async function withSendLock<T>(locks: LockManager | undefined, work: () => Promise<T>): Promise<T> {
  if (!locks) return work()
  const outcome: { done: boolean; value?: T } = { done: false }
  try {
    await locks.request(LOCK_NAME, { signal: timeLimit(WAIT_MS) }, async () => {
      outcome.done = true
      outcome.value = await work()
    })
  } catch (error) {
    if (outcome.done) throw error
    return work()
  }
  return outcome.value as T // set by the callback above, which has run
}
