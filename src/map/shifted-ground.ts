import { type ImageOverlay, imageOverlay, type LatLngBounds, type Map as LeafletMap, Util } from 'leaflet'
import type { Bounds } from '../../domain/bounds.ts'
import type { Community } from '../../domain/community.ts'
import type { CoordinateSystem } from '../../domain/map-layer.ts'
import { padBounds } from './bounds.ts'
import { leafletBounds } from './estate-map.ts'
import type { GroundNews, GroundOfKind } from './ground.ts'
import type { MapLayer } from './map-layer.ts'
import { type PlacedTile, SHIFTED_GRIDS } from './shifted-grid.ts'

type Choice = GroundOfKind<'xyz'> & { crs: Exclude<CoordinateSystem, 'wgs84'> }
type Standing = { overlay: ImageOverlay; state: 'coming' | 'here' | 'missing' }

/** Beyond the edge of the screen, in screens. */
const AHEAD = 0.25
/** A view this far out would need thousands; nobody places anything from there. */
const TILES_MAX = 400

/** A tile service in shifted coordinates: each tile is laid on its own place in WGS-84, so whatever lies over it is right. */
export function shiftedGround(choice: Choice, _community: Community, news: GroundNews): MapLayer {
  const grid = SHIFTED_GRIDS[choice.crs]
  const standing = new Map<string, Standing>()
  let map: LeafletMap | null = null

  const update = () => {
    if (!map) return
    const level = Math.min(choice.maxZoom, Math.max(choice.minZoom, grid.levelFor(map.getZoom())))
    const wanted = grid.tilesIn(padBounds(boundsOf(map.getBounds()), AHEAD), level)
    if (wanted.length > TILES_MAX) return
    const keys = new Set(wanted.map(keyOf))
    for (const tile of wanted) lay(map, tile)
    const settle = () => {
      const here = [...keys].map((key) => standing.get(key)?.state)
      if (here.includes('coming')) return
      if (here.every((state) => state === 'missing')) news.failed()
      for (const key of [...standing.keys()]) if (!keys.has(key)) takeOff(key)
    }
    onSettled = settle
    settle()
  }
  let onSettled = () => {}

  const lay = (on: LeafletMap, tile: PlacedTile) => {
    const key = keyOf(tile)
    const old = standing.get(key)
    if (old) {
      old.overlay.setBounds(leafletBounds(tile.bounds))
      return
    }
    const image = document.createElement('img')
    Object.assign(image, { alt: '', referrerPolicy: 'strict-origin' })
    // An element may stand for the address (Leaflet 1.9, ImageOverlay); its types do not say so.
    const overlay = imageOverlay(image as unknown as string, leafletBounds(tile.bounds), { pane: 'tilePane' })
    const made: Standing = { overlay, state: 'coming' }
    const settled = (state: Standing['state']) => () => {
      made.state = state
      if (state === 'here') news.shown()
      image.hidden = state === 'missing'
      onSettled()
    }
    overlay.on('load', settled('here')).on('error', settled('missing')).addTo(on)
    standing.set(key, made)
    image.src = addressOf(choice, tile)
  }
  const takeOff = (key: string) => {
    standing.get(key)?.overlay.off().remove()
    standing.delete(key)
  }
  return {
    attach(on) {
      map = on
      map.on('moveend', update)
      update()
    },
    detach() {
      map?.off('moveend', update)
      map = null
      for (const key of [...standing.keys()]) takeOff(key)
    },
  }
}

const keyOf = ({ z, x, y }: PlacedTile) => `${z}/${x}/${y}`

const boundsOf = (bounds: LatLngBounds): Bounds => ({
  south: bounds.getSouth(),
  west: bounds.getWest(),
  north: bounds.getNorth(),
  east: bounds.getEast(),
})

/** The service's address of a tile; its subdomains take turns as Leaflet's own layers do. */
function addressOf({ url, subdomains }: Choice, { z, x, y }: PlacedTile): string {
  const s = subdomains[Math.abs(x + y) % Math.max(1, subdomains.length)] ?? ''
  return Util.template(url, { z, x, y, s })
}
