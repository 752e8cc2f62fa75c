import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Fix } from './gps-place.ts'
import { type GpsState, watchForFix } from './watch-for-fix.ts'

export type Gps = GpsState & { start(): void; stop(): void }

/** This phone's position, looked for when told to; each clearly better fix goes to `onFix`. */
export function useGps(onFix: (fix: Fix) => void, now: () => number): Gps {
  const [state, setState] = useState<GpsState>({ state: 'off' })
  const tell = useRef(onFix)
  tell.current = onFix
  const end = useRef<() => void>(() => {})

  const start = useCallback(() => {
    end.current()
    end.current = watchForFix({
      geolocation: navigator.geolocation,
      secure: window.isSecureContext,
      now,
      onFix: (fix) => tell.current(fix),
      onState: setState,
    })
  }, [now])
  const stop = useCallback(() => {
    end.current()
    setState({ state: 'off' })
  }, [])
  useEffect(() => () => end.current(), [])
  return { ...state, start, stop }
}
