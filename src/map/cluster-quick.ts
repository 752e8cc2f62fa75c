import { CLUSTER_PX, type ClusterMark, type ClusterView, TILE_PX } from './cluster/cluster-message.ts'

/** A square of this size holds about as many as a cluster of the index gathers around it. */
const SQUARE_PX = CLUSTER_PX * 1.5

type Square = { lng: number; lat: number; count: number; point: number }

/**
 * What is in sight, gathered by squares: one pass over the points and no index, so that something true stands on the map
 * while the worker still starts. Its clusters have negative ids, which the worker does not know.
 */
export function quickMarks(places: Float64Array, { south, west, north, east, zoom }: ClusterView): ClusterMark[] {
  const width = (360 / (TILE_PX * 2 ** Math.floor(zoom))) * SQUARE_PX
  const height = width * Math.cos((((south + north) / 2) * Math.PI) / 180)
  const columns = Math.ceil((east - west) / width) + 1
  const squares = new Map<number, Square>()
  for (let i = 0; i + 1 < places.length; i += 2) {
    const [lng, lat] = [places[i] ?? Number.NaN, places[i + 1] ?? Number.NaN]
    if (!(lng >= west && lng <= east && lat >= south && lat <= north)) continue
    const key = Math.floor((lat - south) / height) * columns + Math.floor((lng - west) / width)
    const square = squares.get(key)
    if (!square) squares.set(key, { lng, lat, count: 1, point: i / 2 })
    else {
      square.lng += lng
      square.lat += lat
      square.count++
    }
  }
  return [...squares].map(([key, { lng, lat, count, point }]) =>
    count === 1 ? { lng, lat, point } : { lng: lng / count, lat: lat / count, clusterId: -1 - key, count },
  )
}
