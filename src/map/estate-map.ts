import { type LatLngBounds, type Map as LeafletMap, latLngBounds, type MapOptions, map as openMap, svg } from 'leaflet'
import type { Bounds } from '../../domain/bounds.ts'
import type { Community } from '../../domain/community.ts'
import { communityBounds, padBounds } from './bounds.ts'
import { LABEL_PANE } from './map-label.ts'
import './leaflet-base.css'
import './map.css'

/** A hand's width on the ground: closer there is nothing more to see on a drawn plan. */
export const CLOSEST_ZOOM = 21
/** Room around the community, as a share of its size: its edge can reach the middle of the screen, the next town cannot. */
const ROOM_AROUND = 0.6
/** Drawn beyond the edge of the screen, in screens, so that panning shows no blank. */
const DRAWN_AHEAD = 0.6
/** Before the element has a size no zoom can be computed. */
const FALLBACK_ZOOM = 16
/** From here buildings carry their numbers, from there landmarks their names (see map.css). */
const MIDDLE_ZOOM = 17
export const NEAR_ZOOM = 18.5

/** Whether things may glide. */
export const mayMove = (): boolean => !matchMedia('(prefers-reduced-motion: reduce)').matches

export const leafletBounds = ({ south, west, north, east }: Bounds): LatLngBounds =>
  latLngBounds([south, west], [north, east])

/** Opens an empty map of the community, showing all of it. The caller removes it (`map.remove()`). */
export function openEstateMap(element: HTMLElement, community: Community, options: MapOptions): LeafletMap {
  const bounds = communityBounds(community)
  const glide = mayMove()
  const map = openMap(element, {
    zoomControl: false, // ours are larger and have names
    attributionControl: false, // ours stands bottom-left, as the law on maps asks
    zoomSnap: 0.5,
    maxZoom: CLOSEST_ZOOM,
    maxBounds: leafletBounds(padBounds(bounds, ROOM_AROUND)),
    maxBoundsViscosity: 0.8,
    boxZoom: false,
    zoomAnimation: glide,
    markerZoomAnimation: glide,
    inertia: glide,
    renderer: svg({ padding: DRAWN_AHEAD }),
    ...options,
  })
  element.tabIndex = 0 // Leaflet does this only where it handles the keys itself
  addPanes(map)
  map.on('zoomend', () => markZoom(map))
  showAll(map, bounds)
  return map
}

function addPanes(map: LeafletMap): void {
  const labels = map.createPane(LABEL_PANE)
  labels.setAttribute('aria-hidden', 'true')
}

/** Shows the whole community; nobody needs to zoom out much farther. */
export function showAll(map: LeafletMap, bounds: Bounds): void {
  const all = leafletBounds(bounds)
  const zoom = map.getBoundsZoom(all)
  const fits = Number.isFinite(zoom) ? zoom : FALLBACK_ZOOM
  map.setMinZoom(fits - 1)
  map.setView(all.getCenter(), fits, { animate: false })
  markZoom(map)
}

/** Lets the style sheet decide which labels have room. */
function markZoom(map: LeafletMap): void {
  const zoom = map.getZoom()
  map.getContainer().dataset.zoom = zoom >= NEAR_ZOOM ? 'near' : zoom >= MIDDLE_ZOOM ? 'middle' : 'far'
}
