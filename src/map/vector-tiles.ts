import type { GridLayer } from 'leaflet'
import type { PMTiles } from 'pmtiles'
import { leafletLayer } from 'protomaps-leaflet'
import { CLOSEST_ZOOM } from './estate-map.ts'
import type { GroundNews } from './ground.ts'

/** Vector tiles (the Protomaps schema) drawn on canvas, with Chinese names. A big part of the page: fetched when needed. */
export function vectorTiles(archive: PMTiles, maxDataZoom: number, news: GroundNews): GridLayer {
  const isNight = matchMedia('(prefers-color-scheme: dark)').matches
  const options = {
    url: watched(archive, news),
    maxDataZoom,
    lang: 'zh',
    flavor: isNight ? 'dark' : 'light',
    maxZoom: CLOSEST_ZOOM,
  }
  // Typed by the older release of the archive library that it brings along; it only calls `getZxy`.
  return leafletLayer(options as unknown as Parameters<typeof leafletLayer>[0]) as unknown as GridLayer
}

/** The drawing library shows a tile that could not be read as an empty one: what can be seen is told from the reading. */
function watched(archive: PMTiles, news: GroundNews): Pick<PMTiles, 'getZxy'> {
  let read = 0
  return {
    getZxy: async (z, x, y, signal) => {
      try {
        const tile = await archive.getZxy(z, x, y, signal)
        read++
        news.shown()
        return tile
      } catch (error) {
        if (read === 0 && !signal?.aborted) news.failed()
        throw error
      }
    },
  }
}
