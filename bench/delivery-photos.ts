import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { dice } from '../faults/dice.ts'
import { median } from './measure.ts'

/** As the phone makes them: `src/photo` sends 1600 px at most. */
const SIZE = { width: 1600, height: 1200 }
const SCENE = { width: 2400, height: 1800 }
/** So strong that a photo comes to about 200 KB at this quality. */
const GRAIN_SIGMA = 6.5
const QUALITY = 80
const SEED = 20_261_124

/** Distinct photos as files, and what one of them has in bytes (the middle one). */
export type DeliveryPhotos = { files: string[]; bytes: number }

/**
 * Real JPEGs of gradients, edges and sensor noise, each another clipping of a large scene in another light.
 */
export async function deliveryPhotos(folder: string, count: number, quality = QUALITY): Promise<DeliveryPhotos> {
  mkdirSync(folder, { recursive: true })
  const raw = { ...SCENE, channels: 3 as const }
  const scene = await largeScene()
  const chance = dice(SEED)
  const files: string[] = []
  for (let n = 0; n < count; n++) {
    const left = chance.between(0, SCENE.width - SIZE.width)
    const top = chance.between(0, SCENE.height - SIZE.height)
    const light = [0, 1, 2].map(() => 0.85 + 0.3 * chance.next())
    const file = join(folder, `${String(n).padStart(4, '0')}.jpg`)
    const photo = sharp(scene, { raw })
      .extract({ left, top, ...SIZE })
      .linear(light, [0, 0, 0])
    writeFileSync(file, await photo.jpeg({ quality }).toBuffer())
    files.push(file)
  }
  return { files, bytes: median(files.map((file) => statSync(file).size)) }
}

async function largeScene(): Promise<Buffer> {
  const { width, height } = SCENE
  const noise = { type: 'gaussian' as const, mean: 128, sigma: GRAIN_SIGMA }
  const grain = await sharp({ create: { width, height, channels: 3, background: '#808080', noise } })
    .raw()
    .toBuffer()
  const drawn = await sharp(Buffer.from(drawing())).removeAlpha().raw().toBuffer()
  return Buffer.from(drawn.map((value, at) => Math.min(255, Math.max(0, value + (grain[at] ?? 128) - 128))))
}

/** Sky, houses, windows, ground: what a compressor finds in a photo of a yard. */
function drawing(): string {
  const { width: w, height: h } = SCENE
  const houses = Array.from({ length: 8 }, (_, i) => {
    const [x, y] = [(i * w) / 8, h * (0.2 + 0.07 * ((i * 5) % 4))]
    return `<rect x="${x}" y="${y}" width="${w / 9}" height="${h * 0.5}" fill="hsl(${i * 40},20%,${45 + ((i * 11) % 30)}%)"/>`
  })
  const windows = Array.from({ length: 96 }, (_, i) => {
    const [x, y] = [w * (0.02 + 0.0415 * (i % 24)), h * (0.34 + 0.09 * Math.floor(i / 24))]
    return `<rect x="${x}" y="${y}" width="40" height="70" fill="hsl(210,30%,${25 + ((i * 7) % 40)}%)"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><defs><linearGradient id="s" x2="0.3" y2="1">
    <stop stop-color="#9fc0dd"/><stop offset="1" stop-color="#5d5a52"/></linearGradient></defs>
    <rect width="${w}" height="${h}" fill="url(#s)"/>${houses.join('')}${windows.join('')}</svg>`
}
