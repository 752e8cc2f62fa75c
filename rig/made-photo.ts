import sharp, { type Exif, type OutputInfo, type Sharp } from 'sharp'

export type PhotoWish = {
  width?: number
  height?: number
  /** EXIF orientation 1–8: pixels are stored so that a viewer honouring it shows the scene upright. */
  orientation?: number
  /** EXIF DateTimeOriginal, `2026:01:31 20:15:00`, local time as cameras write it. */
  takenAt?: string
  /** EXIF GPS, WGS-84 degrees, north and east. */
  position?: { lat: number; lng: number }
  /** Hue 0–359 of the scene, so that photos can be told apart. */
  hue?: number
}

/**
 * A JPEG with the content of a photo (gradients, edges, grain) and a red, a green and a blue corner:
 * top left, top right, bottom left, when it is upright.
 */
export async function makePhoto(wish: PhotoWish = {}): Promise<Buffer> {
  const { width = 2000, height = 1500, orientation = 1 } = wish
  const upright = sharp(scene(width, height, wish.hue ?? 140))
    .removeAlpha()
    .composite([{ input: await grainWithin(width, height), tile: true, blend: 'soft-light' }])
  const turned = await storeTurned(await pixelsOf(upright), orientation)
  return opened(turned).withMetadata({ orientation }).withExifMerge(exif(wish)).jpeg({ quality: 90 }).toBuffer()
}

/** Between two steps a picture stays as it is in memory: packing 12 megapixels took longer than all the rest. */
type Pixels = { data: Buffer; info: OutputInfo }
const pixelsOf = (picture: Sharp): Promise<Pixels> => picture.raw().toBuffer({ resolveWithObject: true })
const opened = ({ data, info: { width, height, channels } }: Pixels) =>
  sharp(data, { raw: { width, height, channels } })

/** Which colour stands in each corner of an upright, undamaged made photo. */
export const CORNERS = { topLeft: 'red', topRight: 'green', bottomLeft: 'blue' } as const

/** The dominant colour channel of the three marked corners of any image, in the pixels as they are stored. */
export async function cornersOf(image: Buffer): Promise<Record<keyof typeof CORNERS, string>> {
  const { width, height } = await sharp(image).metadata()
  const dominant = async (left: number, top: number) => {
    const patch = await sharp(image).extract({ left, top, width: 12, height: 12 }).png().toBuffer()
    const { channels } = await sharp(patch).stats() // of a pipeline's input, so the patch must be one
    const means = channels.slice(0, 3).map((channel) => channel.mean)
    return ['red', 'green', 'blue'][means.indexOf(Math.max(...means))] ?? 'none'
  }
  return {
    topLeft: await dominant(8, 8),
    topRight: await dominant(width - 20, 8),
    bottomLeft: await dominant(8, height - 20),
  }
}

const corner = (x: number, y: number, size: number, colour: string) =>
  `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="${colour}"/>`

function scene(w: number, h: number, hue: number): Buffer {
  const mark = Math.round(Math.min(w, h) / 6)
  const windows = Array.from({ length: 24 }, (_, i) => {
    const x = w * (0.34 + 0.09 * (i % 4))
    const y = h * (0.16 + 0.08 * Math.floor(i / 4))
    return `<rect x="${x}" y="${y}" width="${w * 0.05}" height="${h * 0.05}" fill="hsl(210,30%,${30 + ((i * 7) % 40)}%)"/>`
  })
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">
    <defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="hsl(${hue},35%,75%)"/><stop offset="1" stop-color="hsl(${hue},20%,45%)"/></linearGradient></defs>
    <rect width="${w}" height="${h}" fill="url(#sky)"/>
    <rect x="${w * 0.3}" y="${h * 0.1}" width="${w * 0.42}" height="${h * 0.62}" fill="hsl(35,18%,62%)"/>${windows.join('')}
    <path d="M0 ${h} L${w * 0.35} ${h * 0.7} L${w * 0.7} ${h * 0.7} L${w} ${h} Z" fill="hsl(220,6%,40%)"/>
    <circle cx="${w * 0.55}" cy="${h * 0.82}" r="${h * 0.07}" fill="hsl(${(hue + 180) % 360},60%,35%)"/>
    ${corner(0, 0, mark, '#d01010')}${corner(w - mark, 0, mark, '#10b010')}${corner(0, h - mark, mark, '#1010d0')}</svg>`)
}

const GRAIN_PX = 256

/** Sensor noise in a patch laid side by side: without it a compressor's work would be too easy to stand for a photo's. */
const grainWithin = (width: number, height: number) =>
  sharp({
    create: {
      width: Math.min(width, GRAIN_PX),
      height: Math.min(height, GRAIN_PX),
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 20 },
    },
  })
    .png()
    .toBuffer()

/** The inverse of what a viewer does for each orientation (EXIF 2.32, tag 0x0112). */
async function storeTurned(upright: Pixels, orientation: number): Promise<Pixels> {
  const turn = (picture: Pixels, angle: number) => pixelsOf(opened(picture).rotate(angle))
  const mirror = (picture: Pixels, way: 'flip' | 'flop') => pixelsOf(opened(picture)[way]())
  switch (orientation) {
    case 2:
      return mirror(upright, 'flop')
    case 3:
      return turn(upright, 180)
    case 4:
      return mirror(upright, 'flip')
    case 5:
      return mirror(await turn(upright, 90), 'flop')
    case 6:
      return turn(upright, 270)
    case 7:
      return mirror(await turn(upright, 90), 'flip')
    case 8:
      return turn(upright, 90)
    default:
      return upright
  }
}

/** Degrees as EXIF writes them: three rationals for degrees, minutes and seconds. */
function sexagesimal(value: number): string {
  const minutes = (value % 1) * 60
  return `${Math.floor(value)}/1 ${Math.floor(minutes)}/1 ${Math.round((minutes % 1) * 60 * 1000)}/1000`
}

function exif({ takenAt, position }: PhotoWish): Exif {
  const gps = position && {
    GPSLatitudeRef: 'N',
    GPSLatitude: sexagesimal(position.lat),
    GPSLongitudeRef: 'E',
    GPSLongitude: sexagesimal(position.lng),
  }
  return {
    IFD0: { Make: 'Woodpecker', Model: 'made photo' },
    ...(takenAt && { IFD2: { DateTimeOriginal: takenAt } }),
    ...(gps && { IFD3: gps }),
  }
}
