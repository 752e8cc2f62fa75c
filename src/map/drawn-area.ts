import type { LatLng } from 'leaflet'
import type { Area, Polygon } from '../../domain/grid.ts'

type Position = [number, number]

/** Leaflet's corners as a closed GeoJSON ring, in full precision: neighbours' corners must stay equal to the last digit. */
export function ringOf(corners: readonly LatLng[]): Position[] {
  const ring = corners.map(({ lat, lng }): Position => [lng, lat])
  const [first] = ring
  return first ? [...ring, [...first]] : ring
}

/** What Leaflet's polygons nest to different depths, as an area. */
export function areaOf(latLngs: unknown): Area | null {
  const nested = latLngs as LatLng[][] | LatLng[][][] // `getLatLngs` of a polygon that was drawn with rings
  const [first] = nested
  if (!first) return null
  if (!Array.isArray(first[0])) return { type: 'Polygon', coordinates: (nested as LatLng[][]).map(ringOf) }
  const coordinates = (nested as LatLng[][][]).map((rings) => rings.map(ringOf))
  const [only] = coordinates
  return coordinates.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates }
}

/** The one ring of a polygon that was drawn just now. */
export const drawnPolygon = (latLngs: unknown): Polygon | null => {
  const area = areaOf(latLngs)
  return area?.type === 'Polygon' && (area.coordinates[0]?.length ?? 0) >= 4 ? area : null
}
