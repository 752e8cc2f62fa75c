export type Timers = { set: (run: () => void, ms: number) => unknown; clear: (handle: unknown) => void }

/** How often news is fetched while the app is open; the desk has its own, faster look. */
const FEED_EVERY_MS = 30_000
const SOONEST_MS = 1_000
const NEVER = Number.POSITIVE_INFINITY

/** The one timer of the send loop. Times are Unix ms by this phone's clock. */
export function createAlarm(timers: Timers, now: () => number, ring: () => void) {
  let timer: unknown = null
  let ringsAt = NEVER
  let wanted = NEVER
  const setTo = (ms: number): void => {
    timers.clear(timer)
    ringsAt = now() + ms
    timer = timers.set(ring, ms)
  }
  return {
    /** @param nextTryAt when something is due again, as far as the run knew; null when nothing waits */
    afterRun: (nextTryAt: number | null): void => {
      if (wanted <= now()) wanted = NEVER
      const next = Math.min(nextTryAt ?? NEVER, wanted)
      setTo(Math.max(SOONEST_MS, Math.min(FEED_EVERY_MS, next - now())))
    },
    /** @param idle no run is under way that would set the alarm at its end */
    wakeAt: (at: number, idle: boolean): void => {
      wanted = Math.min(wanted, at)
      const ms = Math.max(SOONEST_MS, at - now())
      if (idle && now() + ms < ringsAt) setTo(ms)
    },
    stop: (): void => timers.clear(timer),
  }
}
