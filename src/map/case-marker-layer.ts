import { divIcon, type Map as LeafletMap, type Marker, marker as mapMarker } from 'leaflet'
import { h, render } from 'preact'
import type { CaseState } from '../../domain/lifecycle.ts'
import { type CategorySign, UNKNOWN_SIGN } from './category-sign.ts'
import { fanOut, type Nudge } from './fan-out.ts'
import type { MapLayer } from './map-layer.ts'
import { MapSign } from './map-sign.tsx'

/** A case on the map. `label` is its whole name for people: 电瓶车乱停放，待审核，12幢. */
export type MapMarker = {
  id: string
  lat: number
  lng: number
  categoryId: string | null
  label: string
  state?: CaseState
}

export type CaseMarkerLayer = MapLayer & {
  /** Shows exactly these. What stays the same stays in place, with its focus. */
  show(markers: readonly MapMarker[], selectedId: string | null): void
}

type Standing = { marker: Marker; button: HTMLButtonElement; drawnFrom: string }

/** Cases as real buttons on the map: reached by Tab, pressed by Enter, named for readers. */
export function caseMarkerLayer(
  signs: ReadonlyMap<string, CategorySign>,
  onSelect: (id: string) => void,
): CaseMarkerLayer {
  const standing = new Map<string, Standing>()
  let map: LeafletMap | null = null
  const takeOff = (id: string) => {
    const { marker, button } = standing.get(id) ?? {}
    if (button) render(null, button)
    marker?.remove()
    standing.delete(id)
  }
  const stand = (on: LeafletMap, item: MapMarker, nudge: Nudge): Standing => {
    const drawnFrom = JSON.stringify([item, nudge])
    const old = standing.get(item.id)
    if (old?.drawnFrom === drawnFrom) return old
    takeOff(item.id)
    const button = caseButton(item, nudge, signs)
    const icon = divIcon({ html: button, className: 'map-case', iconSize: undefined })
    const marker = mapMarker([item.lat, item.lng], { icon, keyboard: false }).addTo(on)
    marker.on('click', () => onSelect(item.id)) // Leaflet's own click: not fired at the end of a drag
    const made = { marker, button, drawnFrom }
    standing.set(item.id, made)
    return made
  }
  return {
    attach(on) {
      map = on
    },
    detach() {
      for (const id of [...standing.keys()]) takeOff(id)
      map = null
    },
    show(markers, selectedId) {
      const on = map
      if (!on) return
      const wanted = new Set(markers.map(({ id }) => id))
      for (const id of [...standing.keys()]) if (!wanted.has(id)) takeOff(id)
      const nudges = fanOut(markers)
      markers.forEach((item, index) => {
        emphasise(stand(on, item, nudges[index] ?? { x: 0, y: 0 }), item.id === selectedId)
      })
    },
  }
}

function caseButton({ categoryId, label, state }: MapMarker, nudge: Nudge, signs: ReadonlyMap<string, CategorySign>) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'map-case-button'
  button.setAttribute('aria-label', label)
  button.style.setProperty('--nudge-x', `${nudge.x}px`)
  button.style.setProperty('--nudge-y', `${nudge.y}px`)
  const sign = (categoryId && signs.get(categoryId)) || UNKNOWN_SIGN
  render(h(MapSign, { sign, state }), button)
  return button
}

function emphasise({ marker, button }: Standing, selected: boolean): void {
  button.setAttribute('aria-pressed', String(selected))
  marker.setZIndexOffset(selected ? 10_000 : 0)
}
