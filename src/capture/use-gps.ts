import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { type Fix, GOOD_WITHIN_M, isBetter, isUsable } from './gps-place.ts'

export type GpsTrouble = 'denied' | 'timeout' | 'unavailable' | 'vague'
export type GpsState =
  | { state: 'off' }
  | { state: 'looking'; accuracy: number | null }
  | { state: 'found' }
  | { state: 'trouble'; why: GpsTrouble; accuracy: number | null }

export type Gps = GpsState & { start(): void; stop(): void }

/** Satellites take this long outdoors from cold; nobody should wait longer for a better number. */
const LOOK_MS = 20_000

/** Watches this phone's position until it is good or time is up; each clearly better fix goes to `onFix`. */
export function useGps(onFix: (fix: Fix) => void, now: () => number): Gps {
  const [state, setState] = useState<GpsState>({ state: 'off' })
  const tell = useRef(onFix)
  tell.current = onFix
  const end = useRef<() => void>(() => {})

  const start = useCallback(() => {
    end.current()
    if (!navigator.geolocation) {
      setState({ state: 'trouble', why: 'unavailable', accuracy: null })
      return
    }
    let best: Fix | null = null
    let vaguest: number | null = null
    const finish = (next: GpsState) => {
      end.current()
      setState(next)
    }
    const timer = setTimeout(() => finish(outcome(best, vaguest)), LOOK_MS)
    const watch = navigator.geolocation.watchPosition(
      ({ coords, timestamp }) => {
        const fix = { point: { lat: coords.latitude, lng: coords.longitude }, accuracy: coords.accuracy, at: timestamp }
        if (!isUsable(fix, now())) vaguest = fix.accuracy
        else if (isBetter(fix, best)) {
          best = fix
          tell.current(fix)
          if (fix.accuracy <= GOOD_WITHIN_M) finish({ state: 'found' })
          else setState({ state: 'looking', accuracy: fix.accuracy })
        }
      },
      ({ code }) => {
        if (code === 1)
          finish({ state: 'trouble', why: 'denied', accuracy: null }) // PERMISSION_DENIED
        else if (!best) finish({ state: 'trouble', why: code === 3 ? 'timeout' : 'unavailable', accuracy: null }) // 3: TIMEOUT
      },
      { enableHighAccuracy: true, timeout: LOOK_MS, maximumAge: 10_000 },
    )
    end.current = () => {
      clearTimeout(timer)
      navigator.geolocation.clearWatch(watch)
      end.current = () => {}
    }
    setState({ state: 'looking', accuracy: null })
  }, [now])
  const stop = useCallback(() => {
    end.current()
    setState({ state: 'off' })
  }, [])
  useEffect(() => () => end.current(), [])
  return { ...state, start, stop }
}

function outcome(best: Fix | null, vaguest: number | null): GpsState {
  if (best) return { state: 'found' }
  return vaguest === null
    ? { state: 'trouble', why: 'timeout', accuracy: null }
    : { state: 'trouble', why: 'vague', accuracy: vaguest }
}
