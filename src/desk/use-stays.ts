import { useEffect, useState } from 'preact/hooks'

/** Shorter than anybody looks at a case on purpose. */
const STAYS_AFTER_MS = 150

/**
 * Whether one has stayed for a moment with what this part shows: what is only passed over is not asked about, and what is
 * asked does not take the time in which the case itself is drawn. Begins anew with the part (give it a `key`).
 */
export function useStays(): boolean {
  const [stays, setStays] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setStays(true), STAYS_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return stays
}
