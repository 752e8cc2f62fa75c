import { CRS, imageOverlay, type Map as LeafletMap, map as openMap } from 'leaflet'
import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { mayMove } from './estate-map.ts'
import { keptPicture } from './kept-picture.ts'
import { type Direction, directionOfKey, STRIDES_WHEN_FAST } from './step-point.ts'
import './leaflet-base.css'
import './map.css'

type Picture = { pictureId: string; width: number; height: number }

/** One press of an arrow, on the screen: far enough to be seen, fine enough for a corner of a wall. */
const STEP_PX = 4
/** Closer than this a scan is only blur. */
const CLOSEST_ZOOM = 3
const FARTHEST_ZOOM = -6

const ACROSS: Record<Direction, [number, number]> = { up: [0, -1], down: [0, 1], left: [-1, 0], right: [1, 0] }

/**
 * A plan picture as a map of its own pixels under a fixed crosshair.
 * @returns `spot`: what lies under the crosshair, as shares of the picture's size; outside of 0 to 1 beyond its edge
 */
export function usePictureMap(element: RefObject<HTMLElement>, communityId: string, picture: Picture) {
  const [map, setMap] = useState<LeafletMap | null>(null)
  const [state, setState] = useState<'opening' | 'shown' | 'failed'>('opening')
  const [spot, setSpot] = useState({ x: 0.5, y: 0.5 })
  useEffect(() => {
    if (!element.current) return
    const opened = openPicture(element.current, picture)
    opened.on('move', () => setSpot(spotUnder(opened, picture)))
    opened.on('click', ({ latlng }) => opened.panTo(latlng, { animate: mayMove() }))
    setMap(opened)
    const close = show(opened, communityId, picture, setState)
    return () => {
      close()
      setMap(null)
      opened.remove()
    }
  }, [communityId, picture.pictureId])
  const step = (direction: Direction, fast: boolean) => {
    const [x, y] = ACROSS[direction]
    const far = STEP_PX * (fast ? STRIDES_WHEN_FAST : 1)
    map?.panBy([x * far, y * far], { animate: false })
  }
  const zoom = (by: number) => map?.setZoom(map.getZoom() + by, { animate: mayMove() })
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = directionOfKey(event.key)
    if (direction) step(direction, event.shiftKey)
    else if (event.key === '+' || event.key === '=') zoom(1)
    else if (event.key === '-' || event.key === '_') zoom(-1)
    else return
    event.preventDefault()
  }
  return { state, spot, step, zoom, onKeyDown }
}

function openPicture(element: HTMLElement, { width, height }: Picture): LeafletMap {
  const opened = openMap(element, {
    crs: CRS.Simple, // pixels: x to the east, y to the south
    zoomControl: false,
    attributionControl: false,
    keyboard: false,
    boxZoom: false,
    zoomSnap: 0.5,
    minZoom: FARTHEST_ZOOM,
    maxZoom: CLOSEST_ZOOM,
    scrollWheelZoom: 'center',
    doubleClickZoom: 'center',
    touchZoom: 'center',
    zoomAnimation: mayMove(),
    inertia: mayMove(),
  })
  return opened.fitBounds([
    [-height, 0],
    [0, width],
  ])
}

function spotUnder(map: LeafletMap, { width, height }: Picture): { x: number; y: number } {
  const { lat, lng } = map.getCenter()
  return { x: lng / width, y: -lat / height }
}

/** Brings the picture onto the map. @returns lets go of it */
function show(
  map: LeafletMap,
  communityId: string,
  { pictureId, width, height }: Picture,
  tell: (state: 'shown' | 'failed') => void,
): () => void {
  let address: string | null = null
  let wanted = true
  keptPicture(communityId, pictureId).then(
    (bytes) => {
      if (!wanted) return
      if (!bytes) return tell('failed')
      address = URL.createObjectURL(new Blob([bytes], { type: 'image/webp' }))
      const corners: [number, number][] = [
        [-height, 0],
        [0, width],
      ]
      imageOverlay(address, corners).addTo(map)
      tell('shown')
    },
    () => wanted && tell('failed'),
  )
  return () => {
    wanted = false
    if (address) URL.revokeObjectURL(address)
  }
}
