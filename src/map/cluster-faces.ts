import { h, render } from 'preact'
import { type CategorySign, UNKNOWN_SIGN } from './category-sign.ts'
import type { ClusterMark } from './cluster/cluster-message.ts'
import type { Face, Mark } from './cluster-marks.ts'
import { fanOut } from './fan-out.ts'
import type { MapMarker } from './map-marker.ts'
import { isHollow, MapSign } from './map-sign.tsx'
import { words } from './words.ts'

const AT_ITS_POINT = { x: 0, y: 0 }
/** From this many on a bubble is drawn wider and stronger: its number has more digits, and it is where the work is. */
const LARGE = 100
const HUGE = 1000

/** Draws the sign of each kind of case once and copies it for every case after. */
export function caseFaces(signs: ReadonlyMap<string, CategorySign>): (marker: MapMarker) => Face {
  const drawn = new Map<string, Face>()
  return ({ categoryId, state }) => {
    const name = `${categoryId ?? ''} ${isHollow(state)}`
    const known = drawn.get(name)
    if (known) return known
    const sign = (categoryId && signs.get(categoryId)) || UNKNOWN_SIGN
    let drawing: Node | null = null
    const draw = () => {
      drawing ??= drawSign(sign, state)
      return drawing.cloneNode(true)
    }
    const face = { name, className: 'map-case-button', draw }
    drawn.set(name, face)
    return face
  }
}

function drawSign(sign: CategorySign, state: MapMarker['state']): Node {
  const box = document.createElement('div')
  render(h(MapSign, { sign, state }), box)
  return box.firstChild ?? box
}

const bubble = (count: number): Face => ({
  name: `cluster ${count}`,
  className: `map-cluster ${count >= HUGE ? 'map-cluster-huge' : count >= LARGE ? 'map-cluster-large' : ''}`,
  draw: () => document.createTextNode(words.cluster.number(count)),
})

/** A cluster as a mark; its key begins with a letter that no id of a case does (those are hexadecimal). */
export const clusterMark = ({ lat, lng, clusterId, count }: Extract<ClusterMark, { clusterId: number }>): Mark => ({
  key: `k${clusterId}`,
  lat,
  lng,
  nudge: AT_ITS_POINT,
  label: words.cluster.label(count),
  face: bubble(count),
})

/** Cases that stand by themselves; those of one place side by side. */
export function caseMarks(
  markers: readonly MapMarker[],
  selectedId: string | null,
  faceOf: (marker: MapMarker) => Face,
): Mark[] {
  const nudges = fanOut(markers)
  return markers.map((marker, i) => ({
    key: marker.id,
    lat: marker.lat,
    lng: marker.lng,
    nudge: nudges[i] ?? AT_ITS_POINT,
    label: marker.label,
    face: faceOf(marker),
    pressed: marker.id === selectedId,
  }))
}
