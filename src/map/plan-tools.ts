import type {} from '@geoman-io/leaflet-geoman-free'
import type { LeafletEvent, Map as LeafletMap, LeafletMouseEvent, Polyline, Polygon as Shape } from 'leaflet'
import type { Area, Polygon } from '../../domain/grid.ts'
import type { Point } from '../../domain/place.ts'
import { cornerKeys } from './corner-keys.ts'
import { areaOf, drawnPolygon } from './drawn-area.ts'

/** What a tap on the map does now. */
export type PlanTool =
  | { kind: 'look' }
  /** `snaps`: its corners are drawn to borders that are near. */
  | { kind: 'polygon'; snaps: boolean }
  | { kind: 'line' }
  | { kind: 'border'; id: string; snaps: boolean }
  | { kind: 'point' }

export type PlanToolEvents = {
  onPolygon: (area: Polygon) => void
  onLine: (line: [number, number][]) => void
  onBorder: (id: string, area: Area) => void
  onPoint: (point: Point) => void
}

/** As near as a thumb is exact. */
const SNAP_PX = 20

const DRAWING = {
  snapDistance: SNAP_PX,
  snapSegment: true,
  tooltips: false, // the words above the map say what to do, in our own size
  finishOnEnter: true,
  allowSelfIntersection: true, // refused in words afterwards, rather than by a line that will not be drawn
  continueDrawing: false,
  templineStyle: { className: 'plan-drawing' },
  hintlineStyle: { className: 'plan-drawing plan-drawing-hint' },
} as const

/** Draws a polygon or a line corner by corner. @returns ends it */
export function startDrawing(
  map: LeafletMap,
  shape: 'Polygon' | 'Line',
  snappable: boolean,
  events: PlanToolEvents,
): () => void {
  const created = (event: LeafletEvent & { layer: unknown }) => {
    const layer = event.layer as Shape | Polyline // Geoman makes one of these two for the two shapes
    layer.remove()
    if (shape === 'Polygon') {
      const area = drawnPolygon(layer.getLatLngs())
      if (area) events.onPolygon(area)
    } else {
      const corners = layer.getLatLngs() as { lat: number; lng: number }[] // of a line, which does not nest
      events.onLine(corners.map(({ lat, lng }) => [lng, lat]))
    }
  }
  map.on('pm:create', created)
  map.pm.enableDraw(shape, { ...DRAWING, snappable })
  return () => {
    map.off('pm:create', created)
    map.pm.disableDraw()
  }
}

type Drawer = { _finishShape?: () => void; _removeLastVertex?: () => void }

/** The one who is drawing: Geoman offers these two on its own tool bar alone. */
const drawerOf = (map: LeafletMap): Drawer => {
  const shape = map.pm.Draw.getActiveShape()
  return shape ? ((map.pm.Draw as unknown as Record<string, Drawer>)[shape] ?? {}) : {} // one drawer a shape, by its name
}

export const finishDrawing = (map: LeafletMap): void => drawerOf(map)._finishShape?.()
export const takeLastBack = (map: LeafletMap): void => drawerOf(map)._removeLastVertex?.()

/** Shows the corners of a shape to be pulled. A change is told when the finger is off. @returns ends it */
export function startPulling(
  map: LeafletMap,
  layer: Shape,
  snappable: boolean,
  focused: { current: number | null },
  tell: (area: Area) => void,
): () => void {
  let pulling = false
  const settle = () => {
    // After this turn: a new corner is announced before it is known that it is being dragged.
    setTimeout(() => {
      const area = pulling ? null : areaOf(layer.getLatLngs())
      if (area) tell(area)
    })
  }
  const begin = () => {
    pulling = true
  }
  const end = () => {
    pulling = false
    settle()
  }
  layer.pm.enable({ snappable, snapDistance: SNAP_PX, allowSelfIntersection: true, draggable: false })
  const area = areaOf(layer.getLatLngs())
  if (area) cornerKeys(map, area, focused, tell)
  layer.on('pm:markerdragstart', begin)
  layer.on('pm:markerdragend', end)
  layer.on('pm:edit', settle)
  return () => {
    layer.off('pm:markerdragstart', begin)
    layer.off('pm:markerdragend', end)
    layer.off('pm:edit', settle)
    layer.pm.disable()
  }
}

/** The next tap is a place. @returns ends it */
export function startPointing(map: LeafletMap, tell: (point: Point) => void): () => void {
  const tapped = ({ latlng }: LeafletMouseEvent) => tell({ lat: latlng.lat, lng: latlng.lng })
  map.on('click', tapped)
  return () => void map.off('click', tapped)
}
