import sharp from 'sharp'

type Wish = {
  width?: number
  height?: number
  orientation?: number
  format?: 'jpeg' | 'png' | 'webp'
  metadata?: boolean
}

/** Red, green and blue in three corners of the upright picture, grey elsewhere: RGB pixels. */
function corners(width: number, height: number): Buffer {
  const pixels = Buffer.alloc(width * height * 3, 0x80)
  const size = Math.floor(Math.min(width, height) / 4)
  const paint = (left: number, top: number, channel: number) => {
    for (let y = top; y < top + size; y++) {
      for (let x = left; x < left + size; x++) {
        for (let c = 0; c < 3; c++) pixels[(y * width + x) * 3 + c] = c === channel ? 230 : 10
      }
    }
  }
  paint(0, 0, 0)
  paint(width - size, 0, 1)
  paint(0, height - size, 2)
  return pixels
}

/** How an upright picture is stored so that this EXIF orientation shows it upright again (TIFF 6.0, tag 0x0112). */
const STORED: Record<number, { flop?: true; flip?: true; transpose?: true }> = {
  1: {},
  2: { flop: true },
  3: { flop: true, flip: true },
  4: { flip: true },
  5: { transpose: true },
  6: { transpose: true, flip: true },
  7: { transpose: true, flop: true, flip: true },
  8: { transpose: true, flop: true },
}

/** A picture made from pixels alone, since the server's decoders are the only ones left in this process. */
export async function rawPhoto(wish: Wish = {}): Promise<Buffer> {
  const { width = 400, height = 300, orientation = 1, format = 'jpeg', metadata = true } = wish
  const stored = store(corners(width, height), width, height, STORED[orientation] ?? {})
  const picture = sharp(stored.pixels, { raw: { width: stored.width, height: stored.height, channels: 3 } })
  if (!metadata) return picture.toFormat(format).toBuffer()
  return picture
    .withMetadata({ orientation })
    .withExifMerge({ IFD0: { Artist: 'CANARY-EXIF' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '28/1 22/1 13/1' } })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>CANARY-XMP</rdf></x:xmpmeta>')
    .toFormat(format)
    .toBuffer()
}

function store(pixels: Buffer, width: number, height: number, how: { flop?: true; flip?: true; transpose?: true }) {
  const [w, h] = how.transpose ? [height, width] : [width, height]
  const out = Buffer.alloc(pixels.length)
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const fx = how.flop ? w - 1 - x : x
      const fy = how.flip ? h - 1 - y : y
      const [sx, sy] = how.transpose ? [fy, fx] : [fx, fy]
      pixels.copy(out, (y * w + x) * 3, (sy * width + sx) * 3, (sy * width + sx) * 3 + 3)
    }
  }
  return { pixels: out, width: w, height: h }
}

/** Which of red, green, blue dominates the three marked corners of a picture as its pixels lie. */
export async function cornerColours(image: Uint8Array): Promise<string> {
  const { data, info } = await sharp(image).raw().toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => {
    const [r = 0, g = 0, b = 0] = data.subarray((y * info.width + x) * info.channels)
    return r > g && r > b ? 'R' : g > b ? 'G' : b > r ? 'B' : '?'
  }
  const inset = Math.floor(Math.min(info.width, info.height) / 8)
  return at(inset, inset) + at(info.width - inset, inset) + at(inset, info.height - inset)
}
