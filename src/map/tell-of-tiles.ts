import type { Evented } from 'leaflet'
import type { GroundNews } from './ground.ts'

/**
 * Listens to a tile layer of Leaflet's and tells whether anything of it can be seen: as soon as one tile is there, and when
 * a whole view of them brought none.
 */
export function tellOfTiles(tiles: Evented, news: GroundNews): void {
  let seen = 0
  let missed = 0
  tiles.on('loading', () => {
    seen = 0
    missed = 0
  })
  tiles.on('tileload', () => {
    seen++
    news.shown()
  })
  tiles.on('tileerror', () => missed++)
  tiles.on('load', () => {
    if (seen === 0 && missed > 0) news.failed()
  })
}
