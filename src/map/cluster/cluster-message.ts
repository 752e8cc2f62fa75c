/** What is in sight: degrees, and the map's zoom, which may lie between two levels. */
export type ClusterView = { south: number; west: number; north: number; east: number; zoom: number }

export type ClusterRequest =
  /** Takes the place of all points before. `places` holds lng, lat of each; it is handed over, not copied. */
  | { ask: 'load'; places: Float64Array }
  | { ask: 'view'; turn: number; view: ClusterView }
  /** What a tap on this cluster leads to. */
  | { ask: 'open'; turn: number; clusterId: number }

/** One point, or a cluster of several. */
export type ClusterMark = { lng: number; lat: number } & ({ point: number } | { clusterId: number; count: number })

export type ClusterAnswer =
  /** Four numbers a mark, see `readMarks`. `busyMs` is what it took, the loading before it included. */
  | { tell: 'marks'; turn: number; marks: Float64Array; busyMs: number }
  /** `zoom` is where it falls apart, null where it never does; `points` are then its own, at most `MEMBERS_MAX`. */
  | { tell: 'opened'; turn: number; zoom: number | null; points: number[] }

/** Nearer than this two marks become one: the largest target there is (60 px in 长辈版) and room between. */
export const CLUSTER_PX = 80
/** Leaflet's tile, by which zoom levels are counted. */
export const TILE_PX = 256

/** More in one place than anybody reads; a filter helps further. */
export const MEMBERS_MAX = 200

/** lng, lat, count, and the number of the point or the id of the cluster. */
const STRIDE = 4

/** Marks as one array that a worker can hand over. */
export function writeMarks(marks: readonly ClusterMark[]): Float64Array {
  const written = new Float64Array(marks.length * STRIDE)
  marks.forEach((mark, i) => {
    const isPoint = 'point' in mark
    written.set([mark.lng, mark.lat, isPoint ? 1 : mark.count, isPoint ? mark.point : mark.clusterId], i * STRIDE)
  })
  return written
}

/** The same read again. */
export function readMarks(written: Float64Array): ClusterMark[] {
  const marks: ClusterMark[] = []
  for (let i = 0; i + STRIDE <= written.length; i += STRIDE) {
    const [lng = 0, lat = 0, count = 0, id = 0] = written.subarray(i, i + STRIDE)
    marks.push(count === 1 ? { lng, lat, point: id } : { lng, lat, clusterId: id, count })
  }
  return marks
}
