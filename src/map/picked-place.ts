import type { Place, Point } from '../../domain/place.ts'
import type { PointDescription } from './describe-point.ts'
import { words } from './words.ts'

/** About 10 cm: finer digits of a point set by hand would claim what nobody meant. */
const DIGITS = 6
const rounded = (degrees: number) => Number(degrees.toFixed(DIGITS))

/** The point as a report will carry it. What is said of a point on screen is said of this one, so that the server finds the same grid. */
export const pickedPoint = ({ lat, lng }: Point): Point => ({ lat: rounded(lat), lng: rounded(lng) })
/** As `placeSchema` takes it. */
const SPOT_MAX = 60

/**
 * The place a person chose on the map. `spot` says what the building's name does not: its side, the landmark, else
 * the grid.
 */
export function pickedPlace(point: Point, description: PointDescription): Place {
  const { building, landmark, grid } = description
  const side = building && words.sides[building.side]
  const by = landmark && words.byLandmark(landmark.name)
  const spot = [side, by].filter(Boolean).join(' ') || (grid?.name ?? words.outside)
  return {
    source: 'map',
    ...pickedPoint(point),
    accuracy: null,
    at: null,
    buildingId: building?.building.id ?? null,
    unit: null,
    spot: spot.slice(0, SPOT_MAX),
  }
}
