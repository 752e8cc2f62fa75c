import { polygonsOf } from '../../domain/area.ts'
import { type Bounds, boundsOf } from '../../domain/bounds.ts'
import type { Community } from '../../domain/community.ts'
import type { Point } from '../../domain/place.ts'

/** The box grown on every side by a share of its own size. */
export function padBounds({ south, west, north, east }: Bounds, share: number): Bounds {
  const tall = (north - south) * share
  const wide = (east - west) * share
  return { south: south - tall, west: west - wide, north: north + tall, east: east + wide }
}

/** Half a city block: around a community of which nothing but its middle is known yet. */
const UNKNOWN_HALF_SIZE_DEG = 0.002

/** The box around all grids and buildings; a small one around the middle while neither is drawn. */
export function communityBounds({
  grids,
  buildings,
  center,
}: Pick<Community, 'grids' | 'buildings' | 'center'>): Bounds {
  const corners = [...grids, ...buildings].flatMap(({ area }) => polygonsOf(area).flat(2))
  const drawn = boundsOf(corners.map(([lng, lat]) => ({ lat, lng })))
  const half = UNKNOWN_HALF_SIZE_DEG
  return (
    drawn ?? { south: center.lat - half, west: center.lng - half, north: center.lat + half, east: center.lng + half }
  )
}

/** Whether a point lies in the box, its edge included. */
export const isWithin = ({ lat, lng }: Point, { south, west, north, east }: Bounds): boolean =>
  lat >= south && lat <= north && lng >= west && lng <= east
