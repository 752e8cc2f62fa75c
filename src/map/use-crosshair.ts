import type { Map as LeafletMap } from 'leaflet'
import { useEffect, useState } from 'preact/hooks'
import type { Point } from '../../domain/place.ts'
import { mayMove } from './estate-map.ts'
import { metresPerPixel } from './metres-per-pixel.ts'
import { type Direction, directionOfKey, stepMetres, stepPoint } from './step-point.ts'

/** The point under the middle of the map, and the ways to move it that need no dragging. */
export type Crosshair = {
  point: Point
  /** Whether the person has moved it yet. */
  moved: boolean
  step(direction: Direction, fast: boolean): void
  onKeyDown(event: KeyboardEvent): void
}

/** Follows the middle of the map; a tap brings the tapped point there. */
export function useCrosshair(map: LeafletMap | null, start: Point): Crosshair {
  const [point, setPoint] = useState(start)
  const [moved, setMoved] = useState(false)
  useEffect(() => {
    if (!map) return
    const follow = () => setPoint(middleOf(map))
    const touched = () => setMoved(true)
    follow()
    map.on('move', follow)
    map.on('dragstart', touched)
    map.on('click', ({ latlng }) => {
      touched()
      map.panTo(latlng, { animate: mayMove() })
    })
  }, [map])
  const step = (direction: Direction, fast: boolean) => {
    if (!map) return
    setMoved(true)
    const middle = middleOf(map)
    const metres = stepMetres(metresPerPixel(middle.lat, map.getZoom()), fast)
    map.panTo(stepPoint(middle, direction, metres), { animate: false })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = directionOfKey(event.key)
    if (direction) step(direction, event.shiftKey)
    else if (event.key === '+' || event.key === '=') map?.zoomIn(1)
    else if (event.key === '-' || event.key === '_') map?.zoomOut(1)
    else return
    event.preventDefault()
  }
  return { point, moved, step, onKeyDown }
}

const middleOf = (map: LeafletMap): Point => {
  const { lat, lng } = map.getCenter()
  return { lat, lng }
}
