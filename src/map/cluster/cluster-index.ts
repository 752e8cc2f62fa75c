import Supercluster, { type PointFeature } from 'supercluster'
import {
  CLUSTER_PX,
  type ClusterAnswer,
  type ClusterMark,
  type ClusterRequest,
  type ClusterView,
  MEMBERS_MAX,
  TILE_PX,
  writeMarks,
} from './cluster-message.ts'

/** The map's own closest zoom; what lies together here lies within some five metres. */
const CLOSEST_ZOOM = 21
/** A whole city: no map of a community goes farther out. */
const FARTHEST_ZOOM = 9

type Index = Supercluster<{ point: number }, { point: number }>

/** The points of a map, clustered for every zoom. Runs in a worker; where there is none, in the page. */
export function openClusterIndex(): (request: ClusterRequest) => ClusterAnswer | null {
  let index: Index | null = null
  let loadMs = 0
  return (request) => {
    const start = performance.now()
    if (request.ask === 'load') {
      index = indexOf(request.places)
      loadMs = performance.now() - start
      return null
    }
    if (request.ask === 'open') return opened(index, request.turn, request.clusterId)
    const marks = writeMarks(index ? marksIn(index, request.view) : [])
    const busyMs = performance.now() - start + loadMs
    loadMs = 0
    return { tell: 'marks', turn: request.turn, marks, busyMs }
  }
}

function indexOf(places: Float64Array): Index {
  const index: Index = new Supercluster({
    radius: CLUSTER_PX,
    extent: TILE_PX,
    minZoom: FARTHEST_ZOOM,
    maxZoom: CLOSEST_ZOOM,
  })
  const features = new Array<PointFeature<{ point: number }>>(places.length / 2)
  for (let point = 0; point < features.length; point++) {
    features[point] = {
      type: 'Feature',
      properties: { point },
      geometry: { type: 'Point', coordinates: [places[point * 2] ?? 0, places[point * 2 + 1] ?? 0] },
    }
  }
  return index.load(features)
}

const marksIn = (index: Index, { west, south, east, north, zoom }: ClusterView): ClusterMark[] =>
  index.getClusters([west, south, east, north], zoom).map(({ geometry, properties }) => {
    const [lng = 0, lat = 0] = geometry.coordinates
    return 'cluster' in properties
      ? { lng, lat, clusterId: properties.cluster_id, count: properties.point_count }
      : { lng, lat, point: properties.point }
  })

function opened(index: Index | null, turn: number, clusterId: number): ClusterAnswer {
  const nothing: ClusterAnswer = { tell: 'opened', turn, zoom: null, points: [] }
  if (!index) return nothing
  try {
    const zoom = index.getClusterExpansionZoom(clusterId)
    if (zoom <= CLOSEST_ZOOM) return { ...nothing, zoom }
    return { ...nothing, points: index.getLeaves(clusterId, MEMBERS_MAX).map(({ properties }) => properties.point) }
  } catch {
    return nothing // other points were loaded meanwhile
  }
}
