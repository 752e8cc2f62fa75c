import { type Map as LeafletMap, point } from 'leaflet'
import type { Area } from '../../domain/grid.ts'
import { changeCorner } from './change-corner.ts'
import { words } from './plan-map-words.ts'

/** How far a key moves a corner, in pixels of the screen; with Shift further. */
const STEP_PX = 2
const FAR_PX = 20
const STEPS: Record<string, [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

/**
 * Gives the corners that are shown for pulling names and keys: arrows move one, Delete takes it away. The one that had the focus
 * before the shape was drawn anew gets it again.
 * @param focused which corner that was; kept up to date
 */
export function cornerKeys(
  map: LeafletMap,
  area: Area,
  focused: { current: number | null },
  tell: (area: Area) => void,
): void {
  const pane = map.getPane('markerPane')
  const all = [...(pane?.querySelectorAll<HTMLElement>('.marker-icon') ?? [])]
  const middles = all.filter((one) => one.classList.contains('marker-icon-middle'))
  const corners = all.filter((one) => !middles.includes(one))
  for (const [i, middle] of middles.entries()) middle.setAttribute('aria-label', words.between(i + 1))
  for (const [i, corner] of corners.entries()) {
    corner.setAttribute('aria-label', words.corner(i + 1))
    corner.addEventListener('focus', () => {
      focused.current = i
    })
    corner.addEventListener('keydown', (event) => {
      const next = afterKey(map, area, i, event)
      if (!next) return
      event.preventDefault()
      event.stopPropagation() // the map would move instead
      tell(next)
    })
  }
  if (focused.current !== null) corners[Math.min(focused.current, corners.length - 1)]?.focus({ preventScroll: true })
}

function afterKey(map: LeafletMap, area: Area, corner: number, event: KeyboardEvent): Area | null {
  if (event.key === 'Delete' || event.key === 'Backspace') return changeCorner(area, corner, () => null)
  const step = STEPS[event.key]
  if (!step) return null
  const by = event.shiftKey ? FAR_PX : STEP_PX
  return changeCorner(area, corner, ([lng, lat]) => {
    const at = map.latLngToContainerPoint([lat, lng]).add(point(step[0] * by, step[1] * by))
    const moved = map.containerPointToLatLng(at)
    return [moved.lng, moved.lat]
  })
}
