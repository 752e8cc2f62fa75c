import type { Building, Landmark } from '../../domain/grid.ts'
import type { Place } from '../../domain/place.ts'

const none = { accuracy: null, unit: null, spot: null, buildingId: null } as const

/**
 * A place said by building, unit and spot: at the unit's door where the plan knows it, else in the building's middle.
 * @param now Unix ms
 */
export function buildingPlace(building: Building, unit: string | null, now: number, spot: string | null = null): Place {
  const door = unit === null ? undefined : building.entrances?.find((one) => one.unit === unit)
  const { lat, lng } = door ?? building.center
  return { ...none, source: 'building', lat, lng, at: now, buildingId: building.id, unit, spot }
}

/** A place said by a landmark such as 北侧车棚. @param now Unix ms */
export const landmarkPlace = (landmark: Landmark, now: number): Place => ({
  ...none,
  source: 'building',
  lat: landmark.center.lat,
  lng: landmark.center.lng,
  at: now,
  spot: landmark.name,
})
