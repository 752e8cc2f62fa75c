import { type Fix, GOOD_WITHIN_M, isBetter, worthOf } from './gps-place.ts'

export type GpsTrouble = 'denied' | 'timeout' | 'unavailable' | 'insecure' | 'vague'
export type GpsState =
  | { state: 'off' }
  | { state: 'looking'; accuracy: number | null }
  | { state: 'found' }
  | { state: 'trouble'; why: GpsTrouble; accuracy: number | null }

/** Satellites take this long outdoors from cold; nobody should wait longer for a better number. */
export const LOOK_MS = 20_000

type Watching = {
  geolocation: Geolocation | undefined
  /** Browsers locate nobody on a page without https. */
  secure: boolean
  now: () => number
  /** Each clearly better fix; a vague one never. */
  onFix: (fix: Fix) => void
  onState: (state: GpsState) => void
}

/** Watches this phone's position until it is good or time is up. @returns ends the watch, from then on nothing is told */
export function watchForFix({ geolocation, secure, now, onFix, onState }: Watching): () => void {
  if (!secure || !geolocation) {
    onState(trouble(secure ? 'unavailable' : 'insecure'))
    return () => {}
  }
  let best: Fix | null = null
  let vague: number | null = null
  let firstAt: number | null = null
  /**
   * A watch's first answer may be one from before; each later one was measured while we watched. The receiver's time then
   * counts and not the phone's: a phone with a wrong clock has a position too.
   */
  const worthNow = (fix: Fix) => {
    const isNews = firstAt !== null && fix.at > firstAt
    firstAt ??= fix.at
    return worthOf(fix, isNews ? fix.at : now())
  }
  const end = () => {
    clearTimeout(timer)
    geolocation.clearWatch(watch)
  }
  const finish = (state: GpsState) => {
    end()
    onState(state)
  }
  const take = (fix: Fix) => {
    const worth = worthNow(fix)
    if (worth === 'vague') vague = fix.accuracy
    if (worth === 'vague' && !best) onState({ state: 'looking', accuracy: fix.accuracy })
    if (worth !== 'good' || !isBetter(fix, best)) return
    best = fix
    onFix(fix)
    if (fix.accuracy <= GOOD_WITHIN_M) finish({ state: 'found' })
    else onState({ state: 'looking', accuracy: fix.accuracy })
  }
  const outcome = (why: GpsTrouble): GpsState => {
    if (best) return { state: 'found' }
    return vague === null ? trouble(why) : trouble('vague', vague)
  }
  onState({ state: 'looking', accuracy: null })
  const timer = setTimeout(() => finish(outcome('timeout')), LOOK_MS)
  const watch = geolocation.watchPosition(
    ({ coords, timestamp }) =>
      take({ point: { lat: coords.latitude, lng: coords.longitude }, accuracy: coords.accuracy, at: timestamp }),
    ({ code }) => {
      if (code === 1)
        finish(trouble('denied')) // PERMISSION_DENIED
      else if (!best) finish(outcome(code === 3 ? 'timeout' : 'unavailable')) // 3: TIMEOUT
    },
    { enableHighAccuracy: true, timeout: LOOK_MS, maximumAge: 10_000 },
  )
  return end
}

const trouble = (why: GpsTrouble, accuracy: number | null = null): GpsState => ({ state: 'trouble', why, accuracy })
