import { DomEvent, type Map as LeafletMap, type Polygon, polygon } from 'leaflet'
import type { Point } from '../../domain/place.ts'
import type { MapLayer } from './map-layer.ts'

/** How an area is marked: two opposite corners, or a line around it. */
export type SelectMode = 'rectangle' | 'lasso'

/** What is being drawn: how many corners stand, and whether they already enclose something. */
export type Drawn = { corners: number; closable: boolean }

export type SelectTool = MapLayer & {
  /**
   * From now on presses on the map mark an area: taps set its corners one by one, a finger or mouse drawn over the map
   * marks it in one go. A rectangle is done at its second corner, a lasso at the end of a stroke or by `finish`.
   */
  start(mode: SelectMode, on: { drawn: (drawn: Drawn) => void; done: (ring: Point[]) => void }): void
  /** Closes a lasso that was tapped together. */
  finish(): void
  /** Gives the map back to moving; what was drawn goes. */
  stop(): void
}

/** A shorter stroke is a tap with an unsteady hand. */
const STROKE_PX = 12
/** Corners of a freehand stroke: closer ones add nothing to see. */
const BETWEEN_CORNERS_PX = 6

/** The click of the press that ended the drawing comes after it; it is not meant for what lies below. */
const CLICK_FOLLOWS_MS = 350
const swallow = (event: Event): void => {
  DomEvent.stop(event)
}

type Session = {
  mode: SelectMode
  on: Parameters<SelectTool['start']>[1]
  corners: Point[]
  /** Where the finger went down, and the corners of its stroke. */
  press: { x: number; y: number; id: number } | null
  stroke: Point[]
}

/** Rectangle and lasso on the map, by taps as well as by drawing: no drag is needed. */
export function selectTool(): SelectTool {
  let map: LeafletMap | null = null
  let session: Session | null = null
  let shape: Polygon | null = null

  const show = (ring: readonly Point[]) => {
    if (!map) return
    shape ??= polygon([], { className: 'map-selection', interactive: false }).addTo(map)
    shape.setLatLngs([...ring])
  }
  const end = (ring: Point[]) => {
    const { on } = session ?? {}
    stop()
    on?.done(ring)
  }
  const addCorner = (at: Point) => {
    if (!session) return
    session.corners.push(at)
    const { corners, mode, on } = session
    if (mode === 'rectangle' && corners.length === 2) return end(rectangleOf(corners[0], at))
    show(corners)
    on.drawn({ corners: corners.length, closable: mode === 'lasso' && corners.length >= 3 })
  }
  const at = (event: PointerEvent): Point => {
    const { lat, lng } = map?.mouseEventToLatLng(event) ?? { lat: 0, lng: 0 }
    return { lat, lng }
  }
  const onDown = (event: PointerEvent) => {
    if (!session || event.button !== 0 || session.press) return
    DomEvent.stop(event)
    session.press = { x: event.clientX, y: event.clientY, id: event.pointerId }
    session.stroke = [at(event)]
    map?.getContainer().setPointerCapture?.(event.pointerId)
  }
  const onMove = (event: PointerEvent) => {
    if (!session?.press || session.press.id !== event.pointerId) return
    DomEvent.stop(event)
    const { press, stroke, mode } = session
    if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < BETWEEN_CORNERS_PX) return
    if (mode === 'lasso') {
      stroke.push(at(event))
      session.press = { ...press, x: event.clientX, y: event.clientY }
      show(stroke)
    } else show(rectangleOf(stroke[0], at(event)))
  }
  const onUp = (event: PointerEvent) => {
    if (!session?.press || session.press.id !== event.pointerId) return
    DomEvent.stop(event)
    const { stroke, mode, corners } = session
    const [from, to] = [stroke[0], at(event)]
    session.press = null
    const isStroke = from !== undefined && pixelsBetween(from, to, stroke) >= STROKE_PX
    if (isStroke && corners.length === 0) end(mode === 'lasso' ? [...stroke, to] : rectangleOf(from, to))
    else addCorner(to)
  }
  const pixelsBetween = (from: Point, to: Point, stroke: readonly Point[]): number => {
    if (!map) return 0
    const [a, b] = [map.latLngToContainerPoint(from), map.latLngToContainerPoint(to)]
    return Math.max(a.distanceTo(b), stroke.length * BETWEEN_CORNERS_PX)
  }
  const listen = (on: boolean) => {
    const element = map?.getContainer()
    if (!element) return
    for (const [name, handler] of [
      ['pointerdown', onDown],
      ['pointermove', onMove],
      ['pointerup', onUp],
      ['pointercancel', onUp],
    ] as const) {
      if (on) element.addEventListener(name, handler, { capture: true })
      else element.removeEventListener(name, handler, { capture: true })
    }
    element.classList.toggle('map-selecting', on)
    if (on) element.addEventListener('click', swallow, { capture: true })
    else setTimeout(() => element.removeEventListener('click', swallow, { capture: true }), CLICK_FOLLOWS_MS)
    if (on) map?.dragging.disable()
    else map?.dragging.enable()
  }
  const stop = () => {
    if (session) listen(false)
    session = null
    shape?.remove()
    shape = null
  }
  return {
    attach(on) {
      map = on
    },
    detach() {
      stop()
      map = null
    },
    start(mode, on) {
      stop()
      session = { mode, on, corners: [], press: null, stroke: [] }
      listen(true)
      on.drawn({ corners: 0, closable: false })
    },
    finish() {
      if (session && session.corners.length >= 3) end(session.corners)
    },
    stop,
  }
}

function rectangleOf(one: Point | undefined, other: Point): Point[] {
  if (!one) return []
  return [one, { lat: one.lat, lng: other.lng }, other, { lat: other.lat, lng: one.lng }]
}
