const STILL_MS = 1_000
const PATIENCE_MS = 10_000

/**
 * Resolves when this page has fetched nothing for a second, or after ten. A waiting service worker must be let in at such a
 * moment: Chromium lets the old one end at once only when it has nothing to do just then. One that is asked for something in
 * the same instant is begun anew and stays, for minutes, while the page goes on fetching now and then.
 */
export function whenStill(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      observer?.disconnect()
      clearTimeout(still)
      clearTimeout(limit)
      resolve()
    }
    let still = setTimeout(end, STILL_MS)
    const limit = setTimeout(end, PATIENCE_MS)
    const observer = watchFetches(() => {
      clearTimeout(still)
      still = setTimeout(end, STILL_MS)
    })
  })
}

/** Null where the browser does not tell (Safari before 11). */
function watchFetches(onFetched: () => void): PerformanceObserver | null {
  if (typeof PerformanceObserver === 'undefined') return null
  const observer = new PerformanceObserver(onFetched)
  observer.observe({ entryTypes: ['resource'] })
  return observer
}
