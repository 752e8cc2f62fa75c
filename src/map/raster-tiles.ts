import { type Coords, type DoneCallback, GridLayer, type GridLayerOptions } from 'leaflet'
import { type PMTiles, TileType } from 'pmtiles'

const TYPES: Partial<Record<TileType, string>> = {
  [TileType.Png]: 'image/png',
  [TileType.Jpeg]: 'image/jpeg',
  [TileType.Webp]: 'image/webp',
  [TileType.Avif]: 'image/avif',
}

/**
 * Raster tiles of an archive as a Leaflet layer. The archive library brings one of its own, which tells nobody of a tile
 * that could not be read; ours does, so that the drawn plan can stand in.
 */
export function rasterTiles(archive: PMTiles, type: TileType, options: GridLayerOptions): GridLayer {
  const tiles = new RasterTiles(archive, TYPES[type] ?? '', options)
  tiles.on('tileunload', ({ tile }) => URL.revokeObjectURL((tile as HTMLImageElement).src)) // createTile makes images
  return tiles
}

class RasterTiles extends GridLayer {
  readonly #archive: PMTiles
  readonly #type: string

  constructor(archive: PMTiles, type: string, options: GridLayerOptions) {
    super(options)
    this.#archive = archive
    this.#type = type
  }

  override createTile({ z, x, y }: Coords, done: DoneCallback): HTMLElement {
    const image = document.createElement('img')
    image.alt = ''
    this.#archive.getZxy(z, x, y).then(
      (tile) => {
        if (!tile) {
          done(undefined, image) // the archive covers no such place: nothing to show, and nothing wrong
          return
        }
        image.onload = () => done(undefined, image)
        image.onerror = () => done(new Error('a tile is no picture'), image)
        image.src = URL.createObjectURL(new Blob([tile.data], { type: this.#type }))
      },
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), image),
    )
    return image
  }
}
