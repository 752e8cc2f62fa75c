import { useCallback, useEffect, useRef } from 'preact/hooks'

/** Runs something once, so long after it was last asked for. */
export function useSoon(run: () => void, afterMs: number): () => void {
  const latest = useRef(run)
  latest.current = run
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => () => stop(timer.current), [])
  return useCallback(() => {
    stop(timer.current)
    timer.current = setTimeout(() => latest.current(), afterMs)
  }, [afterMs])
}

function stop(timer: ReturnType<typeof setTimeout> | null): void {
  if (timer !== null) clearTimeout(timer)
}
