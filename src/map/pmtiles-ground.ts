import type { GridLayerOptions, Map as LeafletMap } from 'leaflet'
import { PMTiles, TileType } from 'pmtiles'
import type { Community } from '../../domain/community.ts'
import { whenIdle } from '../ui/when-idle.ts'
import { communityBounds } from './bounds.ts'
import { CLOSEST_ZOOM } from './estate-map.ts'
import { fetchAhead } from './fetch-ahead.ts'
import type { GroundNews, GroundOfKind, OpenGround } from './ground.ts'
import { keptFiles } from './kept-files.ts'
import { dropIfReplaced, keptSource } from './kept-source.ts'
import type { MapLayer } from './map-layer.ts'
import { rasterTiles } from './raster-tiles.ts'
import { tellOfTiles } from './tell-of-tiles.ts'

const fetchIt = (path: string, init: RequestInit) => fetch(path, init)

/** A tile archive of our own server: raster, or vector drawn by a part of the page that only then is fetched. */
export const pmtilesGround: OpenGround<GroundOfKind<'pmtiles'>> = ({ file }, community, news) => {
  const gone = new AbortController()
  let takeOff = () => {}
  return {
    attach(map) {
      putOn(map, file, community, news, gone.signal).then((detach) => {
        if (gone.signal.aborted) detach()
        else takeOff = detach
      }, news.failed)
    },
    detach() {
      gone.abort()
      takeOff()
    },
  }
}

async function putOn(
  map: LeafletMap,
  file: string,
  community: Community,
  news: GroundNews,
  gone: AbortSignal,
): Promise<MapLayer['detach']> {
  const store = await keptFiles()
  const open = () => new PMTiles(keptSource(community.id, file, store, fetchIt))
  let archive = open()
  let header = await archive.getHeader()
  if (
    store &&
    navigator.onLine &&
    header.etag &&
    (await dropIfReplaced(community.id, file, store, fetchIt, header.etag))
  ) {
    archive = open()
    header = await archive.getHeader()
  }
  const options: GridLayerOptions = {
    maxZoom: CLOSEST_ZOOM,
    minNativeZoom: header.minZoom,
    maxNativeZoom: header.maxZoom,
  }
  const isVector = header.tileType === TileType.Mvt
  const tiles = isVector
    ? (await import('./vector-tiles.ts')).vectorTiles(archive, header.maxZoom, news)
    : rasterTiles(archive, header.tileType, options)
  if (!isVector) tellOfTiles(tiles, news)
  if (!gone.aborted) tiles.addTo(map)
  const stop = whenIdle(() => {
    if (mayFetchAhead()) void fetchAhead(archive, communityBounds(community), gone).catch(() => {}) // what came is kept
  })
  return () => {
    stop()
    tiles.remove()
  }
}

/** Chromium's NetworkInformation; others do not say whether somebody saves data. */
const mayFetchAhead = (): boolean => {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } } // not in lib.dom
  return navigator.onLine && connection?.saveData !== true
}
