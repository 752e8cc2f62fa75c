import type { LatLngTuple } from 'leaflet'

/** From GeoJSON's order [lng, lat] to Leaflet's [lat, lng]. */
export const latLngs = (line: readonly (readonly [number, number])[]): LatLngTuple[] =>
  line.map(([lng, lat]) => [lat, lng])
