import type { Map as LeafletMap } from 'leaflet'
import type { Point } from '../../domain/place.ts'
import type { CategorySign } from './category-sign.ts'
import { type ClusterAnswer, type ClusterMark, readMarks } from './cluster/cluster-message.ts'
import { caseFaces, caseMarks, clusterMark } from './cluster-faces.ts'
import { type ClusterLine, openClusterLine } from './cluster-line.ts'
import { type Mark, marksLayer } from './cluster-marks.ts'
import { packPoints, pointsInBounds, pointsInRing } from './cluster-points.ts'
import { quickMarks } from './cluster-quick.ts'
import { mayMove } from './estate-map.ts'
import type { MapLayer } from './map-layer.ts'
import type { MapMarker } from './map-marker.ts'
import './cluster.css'

/** As many stand each by itself, wherever they are: nobody needs help to count them. */
export const FEW = 30
/** So near that few in sight may stand by themselves however many there are elsewhere. */
const CLOSE_ZOOM = 20
/** Shown beyond the edge of the screen, as a share of it: a short drag shows no blank. */
const BEYOND = 0.15

export type ClusterLayer = MapLayer & {
  /** Shows exactly these: single ones as signs, crowded ones as bubbles with their number. The list is not changed after. */
  show(points: readonly MapMarker[], selectedId: string | null): void
  /** Ids of all points inside a ring, drawn by hand or the corners of a rectangle; whether in sight or not. */
  idsWithin(ring: readonly Point[]): string[]
}

type Listeners = {
  onSelect: (id: string) => void
  /** Somebody asked for what lies at one place and cannot be drawn apart, not even at the closest zoom. */
  onCrowd?: (crowd: readonly MapMarker[], count: number) => void
  /** After the first and every later view is on the map; `workerMs` is what the worker took for it, null where it was not asked or has not answered. */
  onShown?: (shown: { marks: number; workerMs: number | null }) => void
  /** Opens the worker's line; a test gives its own. */
  line?: typeof openClusterLine
}

/** Cases on the map, fifty thousand as quickly as five: clustered in a worker, drawn as a few real buttons. */
export function clusterLayer(signs: ReadonlyMap<string, CategorySign>, listeners: Listeners): ClusterLayer {
  const faceOf = caseFaces(signs)
  let map: LeafletMap | null = null
  let line: ClusterLine | null = null
  let points: readonly MapMarker[] = []
  let places: Float64Array = new Float64Array()
  let selected: MapMarker | null = null
  let shown: ClusterMark[] = []
  let turn = 0
  /** The line has the points; it has answered about them. */
  let loaded = false
  let settled = false
  /** Which cluster was pressed, and the turn it was asked in: the view may move on before the answer comes. */
  let opening: { at: Point; count: number; turn: number } | null = null

  const marks = marksLayer((mark) => {
    const cluster = shown.find((one) => 'clusterId' in one && `k${one.clusterId}` === mark.key)
    if (!cluster || !('clusterId' in cluster)) return listeners.onSelect(mark.key)
    if (cluster.clusterId < 0) return void map?.setView(cluster, map.getZoom() + 1, { animate: mayMove() })
    opening = { at: cluster, count: cluster.count, turn }
    line?.ask({ ask: 'open', turn, clusterId: cluster.clusterId })
  })

  const showAlone = (some: readonly MapMarker[]) => {
    turn++ // a view still asked for is no longer wanted
    shown = []
    draw(caseMarks(some, selected?.id ?? null, faceOf), null)
  }
  /** The selected case stands by itself even where it is counted in a bubble. */
  const showMarks = (workerMs: number | null) => {
    const single = shown.flatMap((one) => ('point' in one ? (points[one.point] ?? []) : []))
    const all = selected && !single.some(({ id }) => id === selected?.id) ? [...single, selected] : single
    const clusters = shown.flatMap((one) => ('clusterId' in one ? clusterMark(one) : []))
    draw([...clusters, ...caseMarks(all, selected?.id ?? null, faceOf)], workerMs)
  }
  const draw = (some: readonly Mark[], workerMs: number | null) => {
    marks.show(some)
    listeners.onShown?.({ marks: some.length, workerMs })
  }
  const hear = (answer: ClusterAnswer) => {
    if (!map) return
    if (answer.tell === 'opened') return open(map, answer)
    if (answer.turn !== turn) return
    settled = true
    shown = readMarks(answer.marks)
    showMarks(answer.busyMs)
  }
  const open = (on: LeafletMap, answer: Extract<ClusterAnswer, { tell: 'opened' }>) => {
    if (opening?.turn !== answer.turn) return
    const crowd = answer.points.flatMap((point) => points[point] ?? [])
    if (answer.zoom !== null) on.setView(opening.at, answer.zoom, { animate: mayMove() })
    else if (crowd.length > 0) listeners.onCrowd?.(crowd, opening.count)
    opening = null
  }
  const look = () => {
    if (!map) return
    if (points.length <= FEW) return showAlone(points)
    const box = map.getBounds().pad(BEYOND)
    const view = { south: box.getSouth(), west: box.getWest(), north: box.getNorth(), east: box.getEast() }
    if (map.getZoom() >= CLOSE_ZOOM) {
      const inSight = pointsInBounds(places, view, FEW)
      if (inSight.length <= FEW) return showAlone(inSight.flatMap((point) => points[point] ?? []))
    }
    const zoom = map.getZoom()
    line ??= (listeners.line ?? openClusterLine)(hear)
    if (!loaded) line.ask({ ask: 'load', places })
    loaded = true
    line.ask({ ask: 'view', turn: ++turn, view: { ...view, zoom } })
    if (settled) return
    shown = quickMarks(places, { ...view, zoom })
    showMarks(null)
  }
  return {
    attach(on) {
      map = on
      marks.attach(on)
      on.on('moveend', look)
      look()
    },
    detach() {
      map?.off('moveend', look)
      marks.detach()
      line?.close()
      line = null
      loaded = false
      settled = false
      map = null
    },
    show(next, selectedId) {
      const same = next === points
      points = next
      selected = selectedId === null ? null : (next.find(({ id }) => id === selectedId) ?? null)
      if (same && shown.length > 0) return showMarks(null)
      if (!same) {
        places = packPoints(next)
        loaded = false
        settled = false
        opening = null // its id means nothing among other points
      }
      look()
    },
    idsWithin: (ring) => pointsInRing(places, ring).flatMap((point) => points[point]?.id ?? []),
  }
}
