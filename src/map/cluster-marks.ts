import {
  DomUtil,
  type LatLng,
  type LeafletEvent,
  type Map as LeafletMap,
  latLng,
  point,
  type ZoomAnimEvent,
} from 'leaflet'
import type { Nudge } from './fan-out.ts'
import type { MapLayer } from './map-layer.ts'

/** A sign on the map, standing `nudge` beside its point. */
export type Mark = {
  /** The same thing keeps its key, and with it its element and its focus. */
  key: string
  lat: number
  lng: number
  nudge: Nudge
  label: string
  face: Face
  pressed?: boolean
}

/** What a mark looks like. Two of the same `name` look the same; `draw` is called when a button puts it on. */
export type Face = { name: string; className: string; draw: () => Node }

export type MarksLayer = MapLayer & {
  /** Shows exactly these, each as a named button. */
  show(marks: readonly Mark[]): void
}

type Standing = { mark: Mark; at: LatLng; button: HTMLButtonElement }

/** Above every other mark. */
const FRONT = 100_000
/** A mark this near the edge is moved into sight when it takes the focus. */
const EDGE_PX = 48

/**
 * Marks as buttons on the map, drawn for any number of views with few elements: panning moves the map's pane alone, and what
 * is no longer in sight lends its button to what comes. The caller keeps the number of marks small.
 */
export function marksLayer(onPress: (mark: Mark) => void): MarksLayer {
  const standing = new Map<string, Standing>()
  const pane = document.createElement('div')
  pane.className = 'map-marks'
  let map: LeafletMap | null = null

  const pressed = (event: MouseEvent) => {
    event.stopPropagation() // a press on a mark is not one on the map
    const found = markOf(event.target)
    // `detail` is 0 for a key; Leaflet says of a drag that ended here that it moved.
    const dragged = event.detail > 0 && (map?.dragging as { moved?: () => boolean } | undefined)?.moved?.() === true // not in the types
    if (found && !dragged) onPress(found.mark)
  }
  const markOf = (target: EventTarget | null): Standing | undefined => {
    const button = target instanceof Element ? target.closest('button') : null
    return button ? standing.get(button.dataset.key ?? '') : undefined
  }
  const intoSight = (event: FocusEvent) => {
    const found = markOf(event.target)
    if (found && map && event.target instanceof Element && event.target.matches(':focus-visible'))
      map.panInside(found.at, { padding: [EDGE_PX, EDGE_PX] })
  }
  pane.addEventListener('click', pressed)
  pane.addEventListener('dblclick', (event) => event.stopPropagation())
  pane.addEventListener('focusin', intoSight)

  const place = (one: Standing) => put(one, map?.latLngToLayerPoint(one.at) ?? point(0, 0))
  const placeAll = () => {
    for (const one of standing.values()) place(one)
  }
  const glide = (event: LeafletEvent) => {
    if (!map) return
    const { center, zoom } = event as ZoomAnimEvent // what `zoomanim` carries
    const origin = originOf(map, center, zoom)
    for (const one of standing.values()) put(one, map.project(one.at, zoom).subtract(origin).round())
  }
  const dress = (button: HTMLButtonElement, mark: Mark, old: Mark | null) => {
    if (old?.face.name !== mark.face.name) {
      button.className = `${mark.face.className} leaflet-zoom-animated`
      button.replaceChildren(mark.face.draw())
    }
    if (old?.label !== mark.label) button.setAttribute('aria-label', mark.label)
    if (mark.pressed === undefined) button.removeAttribute('aria-pressed')
    else button.setAttribute('aria-pressed', String(mark.pressed))
    button.dataset.key = mark.key
  }
  return {
    attach(on) {
      map = on
      on.getPane('markerPane')?.append(pane)
      on.on('zoom viewreset', placeAll)
      on.on('zoomanim', glide)
    },
    detach() {
      map?.off('zoom viewreset', placeAll)
      map?.off('zoomanim', glide)
      pane.remove()
      pane.replaceChildren()
      standing.clear()
      map = null
    },
    show(marks) {
      if (!map) return
      const wanted = new Set(marks.map(({ key }) => key))
      const focused = markOf(document.activeElement)
      const free: Standing[] = []
      for (const [key, one] of standing) {
        if (wanted.has(key)) continue
        standing.delete(key)
        free.push(one)
      }
      const added: HTMLButtonElement[] = []
      for (const mark of marks) {
        const old = standing.get(mark.key)
        const lent = old ?? free.pop()
        const button = lent?.button ?? newButton()
        if (!lent) added.push(button)
        dress(button, mark, lent?.mark ?? null)
        const one = { mark, at: latLng(mark.lat, mark.lng), button }
        standing.set(mark.key, one)
        place(one)
      }
      for (const { button } of free) button.remove()
      pane.append(...added)
      if (focused && !wanted.has(focused.mark.key))
        nearest(standing.values(), focused.at)?.button.focus({ preventScroll: true })
    },
  }
}

function newButton(): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  return button
}

/** Two-dimensional on purpose: a third dimension would give every mark a layer of its own in the compositor. */
function put({ button, mark }: Standing, { x, y }: { x: number; y: number }): void {
  button.style.transform = `translate(${x + mark.nudge.x}px,${y + mark.nudge.y}px) translate(-50%,-50%)`
  button.style.zIndex = String(mark.pressed ? FRONT : Math.round(y))
}

/** Where the layer's pixels begin once the map shows this centre at this zoom; Leaflet computes it so for its own markers. */
const originOf = (map: LeafletMap, center: LatLng, zoom: number) =>
  map
    .project(center, zoom)
    .subtract(map.getSize().divideBy(2))
    .add(DomUtil.getPosition(map.getPane('mapPane') ?? map.getContainer()))
    .round()

function nearest(all: Iterable<Standing>, to: LatLng): Standing | null {
  let best: { one: Standing; metres: number } | null = null
  for (const one of all) {
    const metres = one.at.distanceTo(to)
    if (!best || metres < best.metres) best = { one, metres }
  }
  return best?.one ?? null
}
