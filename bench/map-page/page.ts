/// <reference types="vite/client" />
import { circleMarker, type Map as LeafletMap, map as openMap } from 'leaflet'
import { UNKNOWN_SIGN } from '../../src/map/category-sign.ts'
import { clusterLayer } from '../../src/map/cluster-layer.ts'
import type { MapMarker } from '../../src/map/map-marker.ts'
import { dice, spread } from './spread.ts'

export type Way = 'ours' | 'plain'
/**
 * All in ms. `workerMs` is what the worker took of it, which the browser does not slow down with the page; `settledMs` when
 * the worker's own picture had taken the place of the first.
 */
export type Shown = { ms: number; settledMs: number; workerMs: number; marks: number }
export type Panned = { ms: number[]; workerMs: number[] }

const MIDDLE: [number, number] = [28.3705, 121.3545]
/** All of the community on an office screen. */
const ZOOM = 17
/** The farthest a pan goes, as a share of the screen. */
const REACH = 0.4

let map: LeafletMap
/** Resolves when the view asked for last is drawn. */
type Drawn = { workerMs: number | null; marks: number }
let drawn: () => Promise<Drawn>

/** The frame in which what was just drawn is painted has been handed on. */
const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

function open(): void {
  const element = document.getElementById('map')
  if (!element) throw new Error('no place for the map')
  map = openMap(element, { zoomControl: false, attributionControl: false, preferCanvas: true, inertia: false })
  map.setView(MIDDLE, ZOOM, { animate: false })
}

/** From handing over the data to the first picture of it. */
async function show(way: Way, count: number): Promise<Shown> {
  const cases = spread(count)
  open()
  await painted()
  const start = performance.now()
  const found = await (way === 'ours' ? showOurs(cases) : showPlain(cases))
  await painted()
  const ms = performance.now() - start
  const settled = found.workerMs === null ? await drawn() : found
  await painted()
  return { ms, settledMs: performance.now() - start, marks: settled.marks, workerMs: settled.workerMs ?? 0 }
}

async function showOurs(cases: readonly MapMarker[]) {
  let tell: (shown: Drawn) => void = () => {}
  drawn = () =>
    new Promise((resolve) => {
      tell = resolve
    })
  const signs = new Map(
    cases.slice(0, 50).flatMap(({ categoryId }) => (categoryId ? [[categoryId, UNKNOWN_SIGN]] : [])),
  )
  const layer = clusterLayer(signs, { onSelect: () => {}, onShown: (shown) => tell(shown) })
  layer.attach(map)
  const first = drawn()
  layer.show(cases, null)
  return first
}

async function showPlain(cases: readonly MapMarker[]) {
  for (const { lat, lng } of cases) circleMarker([lat, lng], { radius: 8, color: '#0b5d3b', weight: 2 }).addTo(map)
  drawn = async () => ({ workerMs: 0, marks: cases.length })
  return drawn()
}

/** The same pans for both, each measured until it is drawn. */
async function pan(times: number): Promise<Panned> {
  const roll = dice(7)
  const { x, y } = map.getSize()
  const found: Panned = { ms: [], workerMs: [] }
  let [east, south] = [0, 0]
  for (let i = 0; i < times; i++) {
    // Around the middle, so that there is always something to draw.
    const to = { east: (roll() - 0.5) * x * REACH * 2, south: (roll() - 0.5) * y * REACH * 2 }
    await painted()
    const start = performance.now()
    const done = drawn()
    map.panBy([Math.round(to.east - east), Math.round(to.south - south)], { animate: false })
    const { workerMs } = await done
    await painted()
    found.ms.push(performance.now() - start)
    found.workerMs.push(workerMs ?? 0)
    east = to.east
    south = to.south
  }
  return found
}

export const mapBench = { show, pan }

declare global {
  interface Window {
    mapBench: typeof mapBench
  }
}
window.mapBench = mapBench
