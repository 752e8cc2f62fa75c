import type { GridLayer } from 'leaflet'
import type { PMTiles } from 'pmtiles'
import { leafletLayer } from 'protomaps-leaflet'
import { CLOSEST_ZOOM } from './estate-map.ts'

/** Vector tiles (the Protomaps schema) drawn on canvas, with Chinese names. A big part of the page: fetched when needed. */
export function vectorTiles(archive: PMTiles, maxDataZoom: number): GridLayer {
  const isNight = matchMedia('(prefers-color-scheme: dark)').matches
  const options = { url: archive, maxDataZoom, lang: 'zh', flavor: isNight ? 'dark' : 'light', maxZoom: CLOSEST_ZOOM }
  // Typed by the older release of the archive library that it brings along; it only calls `getZxy`.
  return leafletLayer(options as unknown as Parameters<typeof leafletLayer>[0]) as unknown as GridLayer
}
