import type { Point } from '../../domain/place.ts'

export type PositionTrouble = 'denied' | 'timeout' | 'unavailable' | 'insecure'
export type Position = { ok: true; point: Point; accuracy: number; at: number } | { ok: false; why: PositionTrouble }

/** A first fix outdoors takes longer than a warm one; past this people should rather tap the map. */
const WAIT_MS = 12_000
/** A fix this young is where the person still stands. */
const YOUNG_MS = 15_000

/** One position of this phone. Every way it can fail is an answer, never an exception. `accuracy` in metres (68 %). */
export function readPosition(geolocation: Geolocation | undefined, secure: boolean): Promise<Position> {
  if (!secure) return Promise.resolve({ ok: false, why: 'insecure' })
  if (!geolocation) return Promise.resolve({ ok: false, why: 'unavailable' })
  return new Promise((resolve) => {
    geolocation.getCurrentPosition(
      ({ coords, timestamp }) =>
        resolve({
          ok: true,
          point: { lat: coords.latitude, lng: coords.longitude },
          accuracy: coords.accuracy,
          at: timestamp,
        }),
      (error) => resolve({ ok: false, why: troubleOf(error) }),
      { enableHighAccuracy: true, timeout: WAIT_MS, maximumAge: YOUNG_MS },
    )
  })
}

function troubleOf({ code }: GeolocationPositionError): PositionTrouble {
  if (code === 1) return 'denied' // PERMISSION_DENIED
  return code === 3 ? 'timeout' : 'unavailable' // 3: TIMEOUT
}
