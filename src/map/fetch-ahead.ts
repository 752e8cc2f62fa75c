import type { PMTiles } from 'pmtiles'
import type { Bounds } from '../../domain/bounds.ts'
import { boxTiles } from './box-tiles.ts'

/** From the whole subdistrict down to single buildings: what a patrol looks at. */
const FROM_ZOOM = 12
const TO_ZOOM = 18
/** A community of 2 km at zoom 17 is some 120 tiles. */
const TILES_MAX = 300
/** Of what a phone lets maps take (`MAP_BYTES_MAX`) a part is left for what is looked at. */
const BYTES_MAX = 15 * 1024 * 1024

type Archive = Pick<PMTiles, 'getHeader' | 'getZxy'>

/**
 * Reads the tiles of a community's box once, one after the other, so that its source keeps them for when there is no network.
 * Stops at the bounds above, at the first failure, or when `signal` says so.
 * @returns how many tiles there were
 */
export async function fetchAhead(archive: Archive, box: Bounds, signal: AbortSignal): Promise<number> {
  const { minZoom, maxZoom } = await archive.getHeader()
  let bytes = 0
  let tiles = 0
  for (const { z, x, y } of boxTiles(box, Math.max(FROM_ZOOM, minZoom), Math.min(TO_ZOOM, maxZoom), TILES_MAX)) {
    if (signal.aborted || bytes > BYTES_MAX) break
    const tile = await archive.getZxy(z, x, y, signal)
    bytes += tile?.data.byteLength ?? 0
    if (tile) tiles++
  }
  return tiles
}
