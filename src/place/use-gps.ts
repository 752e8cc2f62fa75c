import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { type Fix, GOOD_WITHIN_M, isBetter, worthOf } from './gps-place.ts'

export type GpsTrouble = 'denied' | 'timeout' | 'unavailable' | 'insecure' | 'vague'
export type GpsState =
  | { state: 'off' }
  | { state: 'looking'; accuracy: number | null }
  | { state: 'found' }
  | { state: 'trouble'; why: GpsTrouble; accuracy: number | null }

export type Gps = GpsState & { start(): void; stop(): void }

/** Satellites take this long outdoors from cold; nobody should wait longer for a better number. */
const LOOK_MS = 20_000

/** Watches this phone's position until it is good or time is up; each clearly better fix goes to `onFix`, a vague one never. */
export function useGps(onFix: (fix: Fix) => void, now: () => number): Gps {
  const [state, setState] = useState<GpsState>({ state: 'off' })
  const tell = useRef(onFix)
  tell.current = onFix
  const end = useRef<() => void>(() => {})

  const start = useCallback(() => {
    end.current()
    const impossible = window.isSecureContext ? (navigator.geolocation ? null : 'unavailable') : 'insecure'
    if (impossible) return setState({ state: 'trouble', why: impossible, accuracy: null })
    let best: Fix | null = null
    let vague: number | null = null
    const finish = (next: GpsState) => {
      end.current()
      setState(next)
    }
    const timer = setTimeout(() => finish(outcome(best, vague)), LOOK_MS)
    const take = (fix: Fix) => {
      const worth = worthOf(fix, now())
      if (worth === 'vague') vague = fix.accuracy
      if (worth === 'vague' && !best) setState({ state: 'looking', accuracy: fix.accuracy })
      if (worth !== 'good' || !isBetter(fix, best)) return
      best = fix
      tell.current(fix)
      if (fix.accuracy <= GOOD_WITHIN_M) finish({ state: 'found' })
      else setState({ state: 'looking', accuracy: fix.accuracy })
    }
    const watch = navigator.geolocation.watchPosition(
      ({ coords, timestamp }) =>
        take({ point: { lat: coords.latitude, lng: coords.longitude }, accuracy: coords.accuracy, at: timestamp }),
      ({ code }) => {
        if (code === 1)
          finish({ state: 'trouble', why: 'denied', accuracy: null }) // PERMISSION_DENIED
        else if (!best) finish(vague === null ? failure(code) : outcome(best, vague))
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

const failure = (code: number): GpsState => ({
  state: 'trouble',
  why: code === 3 ? 'timeout' : 'unavailable', // 3: TIMEOUT
  accuracy: null,
})

function outcome(best: Fix | null, vague: number | null): GpsState {
  if (best) return { state: 'found' }
  return { state: 'trouble', why: vague === null ? 'timeout' : 'vague', accuracy: vague }
}
