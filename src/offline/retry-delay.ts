const FIRST_MS = 4_000
/** Half an hour: a garage visit or a server restart is over by then, and a phone in a pocket spends little. */
const LONGEST_MS = 30 * 60_000

/**
 * How long to wait before the next attempt: exponential with full jitter, so that a street of phones does not return
 * at once (Brooker, "Exponential Backoff and Jitter", 2015). The server's own Retry-After is a lower bound.
 * @param attempts how often it has failed, from 1
 * @param dice uniform in [0, 1)
 */
export function retryDelayMs(attempts: number, retryAfterMs: number | null, dice: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 12))
  const jittered = ceiling / 2 + (dice * ceiling) / 2
  return Math.round(Math.max(retryAfterMs ?? 0, jittered))
}
