const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
/** From here on a deadline is marked before it has passed, where the server says no more than its end. */
const SOON_MS = 2 * HOUR_MS

/** How a deadline stands now. `ms` is what is left, or how long it has been over; never negative. */
export type DeadlineStanding = { state: 'open' | 'soon' | 'late' | 'paused'; ms: number }

/** What the server says of a deadline beside its end: from when on little time is left, and whether the time stands still. */
export type DeadlineSaid = { warnAt: number; paused: boolean }

/** @param by Unix ms, or null where nothing was promised: then there is nothing to mark */
export function deadlineStanding(
  by: number | null,
  now: number,
  said: DeadlineSaid | null = null,
): DeadlineStanding | null {
  if (by === null) return null
  if (said?.paused) return { state: 'paused', ms: Math.max(0, by - now) }
  const left = by - now
  if (left < 0) return { state: 'late', ms: -left }
  const isSoon = said ? now >= said.warnAt : left <= SOON_MS
  return { state: isSoon ? 'soon' : 'open', ms: left }
}

/** A length of time cut to the unit people would say it in; at least one minute. */
export type RoughSpan = { count: number; unit: 'minute' | 'hour' | 'day' }

export function roughSpan(ms: number): RoughSpan {
  if (ms >= 2 * DAY_MS) return { count: Math.floor(ms / DAY_MS), unit: 'day' }
  if (ms >= HOUR_MS) return { count: Math.floor(ms / HOUR_MS), unit: 'hour' }
  return { count: Math.max(1, Math.floor(ms / 60_000)), unit: 'minute' }
}
