import { useEffect, useState } from 'preact/hooks'
import type { Standpoint } from '../../domain/place.ts'
import { usePhone } from '../phone/use-phone.ts'
import type { Fix } from '../place/gps-place.ts'
import { type Gps, useGps } from '../place/use-gps.ts'

/** This phone's position, if the person lets it be known: looked for at once where that is allowed already, else when asked. */
export function useStanding(): { gps: Gps; at: Standpoint | null } {
  const { env } = usePhone()
  const [at, setAt] = useState<Standpoint | null>(null)
  const gps = useGps(({ point, accuracy }: Fix) => setAt({ ...point, accuracy }), env.now)
  useEffect(() => {
    let left = false
    void isAllowed().then((allowed) => {
      if (allowed && !left) gps.start()
    })
    return () => {
      left = true
    }
  }, [])
  return { gps, at }
}

/** Nobody is asked for a permission before they pressed a button that says what for. */
async function isAllowed(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: 'geolocation' })).state === 'granted'
  } catch {
    return false // Safari before 16 cannot be asked
  }
}
