import { type TileLayer, type TileLayerOptions, tileLayer } from 'leaflet'
import { CLOSEST_ZOOM } from './estate-map.ts'
import type { GroundOfKind, OpenGround } from './ground.ts'
import { type MapLayer, stillLayer } from './map-layer.ts'
import { tellOfTiles } from './tell-of-tiles.ts'
import { TIANDITU_MAX_ZOOM, TIANDITU_MIN_ZOOM, TIANDITU_SUBDOMAINS, tiandituUrl } from './tianditu-url.ts'

/**
 * Services that know their customers by where a page comes from get our origin, not the address within it (the page itself
 * sends nothing, see the server's referrer-policy).
 */
const TO_SERVICES = { referrerPolicy: 'strict-origin' } as const satisfies TileLayerOptions

/** 天地图 in Web Mercator: the ground and, over it, its names. Its datum CGCS2000 is WGS-84 to some centimetres. */
export const tiandituGround: OpenGround<GroundOfKind<'tianditu'>> = ({ style, key }, _community, news) => {
  const names = style === 'vec' ? 'cva' : 'cia'
  return stillLayer(() => {
    const [ground, over] = ([style, names] as const).map((layer) =>
      tileLayer(tiandituUrl(layer, key), {
        ...TO_SERVICES,
        subdomains: TIANDITU_SUBDOMAINS,
        maxZoom: CLOSEST_ZOOM,
        minNativeZoom: TIANDITU_MIN_ZOOM,
        maxNativeZoom: TIANDITU_MAX_ZOOM,
      }),
    )
    const both = [ground, over].filter((one): one is TileLayer => one !== undefined)
    if (ground) tellOfTiles(ground, news)
    over?.setZIndex(2)
    return both
  })
}

/** Any tile service. One cut by shifted coordinates needs a part of its own, fetched only then. */
export const xyzGround: OpenGround<GroundOfKind<'xyz'>> = (choice, community, news) => {
  const { crs } = choice
  if (crs !== 'wgs84') {
    return laterLayer(
      () => import('./shifted-ground.ts').then((module) => module.shiftedGround({ ...choice, crs }, community, news)),
      news.failed,
    )
  }
  return stillLayer(() => {
    const tiles = tileLayer(choice.url, {
      ...TO_SERVICES,
      subdomains: choice.subdomains.length > 0 ? choice.subdomains : 'a',
      maxZoom: CLOSEST_ZOOM,
      minNativeZoom: choice.minZoom,
      maxNativeZoom: choice.maxZoom,
    })
    tellOfTiles(tiles, news)
    return [tiles]
  })
}

/** A layer that must be fetched first; taken off before it came, it never appears. */
function laterLayer(fetchIt: () => Promise<MapLayer>, onFailure: () => void): MapLayer {
  let wanted = false
  let here: MapLayer | null = null
  return {
    attach(map) {
      wanted = true
      fetchIt().then((layer) => {
        if (!wanted) return
        here = layer
        here.attach(map)
      }, onFailure)
    },
    detach() {
      wanted = false
      here?.detach()
      here = null
    },
  }
}
