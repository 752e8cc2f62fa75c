import type { Building, Landmark } from '../../domain/grid.ts'
import type { Place } from '../../domain/place.ts'

const none = { accuracy: null, unit: null, spot: null, buildingId: null } as const

/** A place said by building and unit, at the building's middle. @param now Unix ms */
export const buildingPlace = (building: Building, unit: string | null, now: number): Place => ({
  ...none,
  source: 'building',
  ...building.center,
  at: now,
  buildingId: building.id,
  unit,
})

/** A place said by a landmark such as 北侧车棚. @param now Unix ms */
export const landmarkPlace = (landmark: Landmark, now: number): Place => ({
  ...none,
  source: 'building',
  ...landmark.center,
  at: now,
  spot: landmark.name,
})
