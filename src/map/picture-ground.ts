import {
  DomUtil,
  type LatLng,
  Layer,
  type Map as LeafletMap,
  type Point as LeafletPoint,
  type ZoomAnimEvent,
} from 'leaflet'
import { fitPicture, type PictureFit } from './fit-picture.ts'
import type { GroundOfKind, OpenGround } from './ground.ts'
import { keptPicture } from './kept-picture.ts'
import { stillLayer } from './map-layer.ts'

/** A plan picture, placed by its control points, from this phone where it is kept. */
export const pictureGround: OpenGround<GroundOfKind<'picture'>> = (choice, community, news) =>
  stillLayer(() => {
    const fit = fitPicture(choice)
    if (!fit) {
      queueMicrotask(news.failed)
      return []
    }
    const picture = new PlacedPicture(choice.width, choice.height, fit)
    keptPicture(community.id, choice.pictureId).then(
      (bytes) => (bytes ? picture.show(bytes).then(news.shown, news.failed) : news.failed()),
      news.failed,
    )
    return [picture]
  })

/** A picture lying on the ground as its fit says: turned and stretched by one CSS matrix, so that nothing is drawn anew. */
export class PlacedPicture extends Layer {
  readonly #image = document.createElement('img')
  readonly #size: { width: number; height: number }
  readonly #fit: PictureFit
  #address: string | null = null

  constructor(width: number, height: number, fit: PictureFit) {
    super()
    this.#size = { width, height }
    this.#fit = fit
    Object.assign(this.#image, { alt: '', className: 'leaflet-image-layer map-picture' })
  }

  /** Resolves when it can be seen; rejects when the bytes are no picture. */
  async show(bytes: ArrayBuffer): Promise<void> {
    this.#address ??= URL.createObjectURL(new Blob([bytes], { type: 'image/webp' }))
    this.#image.src = this.#address
    await this.#image.decode()
  }

  override onAdd(map: LeafletMap): this {
    DomUtil.addClass(this.#image, 'leaflet-zoom-animated')
    // The size the fit counts in, whatever the file has: a server may have made it smaller.
    this.#image.style.width = `${this.#size.width}px`
    this.#image.style.height = `${this.#size.height}px`
    map.getPane('tilePane')?.append(this.#image)
    map.on('zoom viewreset', this.#reset).on('zoomanim', this.#follow)
    this.#reset()
    return this
  }

  override onRemove(map: LeafletMap): this {
    map.off('zoom viewreset', this.#reset).off('zoomanim', this.#follow)
    this.#image.remove()
    if (this.#address) URL.revokeObjectURL(this.#address)
    this.#address = null
    return this
  }

  readonly #reset = (): void => this.#lay(this._map, this._map.getZoom(), this._map.getPixelOrigin())
  readonly #follow = ({ zoom, center }: ZoomAnimEvent): void =>
    this.#lay(this._map, zoom, originAfter(this._map, zoom, center))

  /** The three corners say everything: where the first lies, and which way and how long a pixel is along both edges. */
  #lay(map: LeafletMap, zoom: number, origin: LeafletPoint): void {
    const corner = (x: number, y: number) => map.project(this.#fit.toPoint(x, y), zoom).subtract(origin)
    const [start, right, down] = [corner(0, 0), corner(1, 0), corner(0, 1)]
    const { width, height } = this.#size
    const matrix = [
      (right.x - start.x) / width,
      (right.y - start.y) / width,
      (down.x - start.x) / height,
      (down.y - start.y) / height,
      start.x,
      start.y,
    ]
    this.#image.style.transform = `matrix(${matrix.join(',')})`
  }
}

/** The pixel origin the map will have at the end of a zoom animation. */
const originAfter = (map: LeafletMap, zoom: number, center: LatLng): LeafletPoint =>
  map
    .project(center, zoom)
    .subtract(map.getSize().divideBy(2))
    .subtract(map.containerPointToLayerPoint([0, 0]))
    .round()
