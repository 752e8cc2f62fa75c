import { gzipSync } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'
import sharp from 'sharp'

export type FileTile = { z: number; x: number; y: number; bytes: Uint8Array }

const HEADER_BYTES = 127
const TYPES = { mvt: 1, png: 2 } as const

/** Writes a PMTiles archive, version 3, with one root directory and no leaves (its specification, §3 to §5). */
export function pmtilesFile(tiles: readonly FileTile[], type: keyof typeof TYPES = 'png'): Uint8Array<ArrayBuffer> {
  const sorted = tiles.map((tile) => ({ ...tile, id: zxyToTileId(tile.z, tile.x, tile.y) })).sort((a, b) => a.id - b.id)
  const root = gzipSync(directory(sorted))
  const metadata = gzipSync(Buffer.from('{}'))
  const dataAt = HEADER_BYTES + root.length + metadata.length
  const dataLength = sorted.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
  const zooms = tiles.map(({ z }) => z)
  const header = Buffer.alloc(HEADER_BYTES)
  header.write('PMTiles', 0, 'latin1')
  header[7] = 3
  const longs = [HEADER_BYTES, root.length, HEADER_BYTES + root.length, metadata.length, dataAt, 0, dataAt, dataLength]
  const counts = [sorted.length, sorted.length, sorted.length]
  ;[...longs, ...counts].forEach((value, index) => void header.writeBigUInt64LE(BigInt(value), 8 + index * 8))
  header.set([1, 2, type === 'mvt' ? 2 : 1, TYPES[type], Math.min(...zooms), Math.max(...zooms)], 96)
  const degrees = [121.34, 28.36, 121.37, 28.38].map((value) => Math.round(value * 1e7))
  degrees.forEach((value, index) => void header.writeInt32LE(value, 102 + index * 4))
  header[118] = Math.min(...zooms)
  const parts = [header, root, metadata, ...sorted.map(({ bytes }) => bytes)]
  return new Uint8Array(Buffer.concat(parts))
}

/** Ids as differences, run lengths, lengths, offsets plus one: each a list of varints. */
function directory(tiles: readonly { id: number; bytes: Uint8Array }[]): Buffer {
  const numbers: number[] = [tiles.length]
  let last = 0
  for (const { id } of tiles) {
    numbers.push(id - last)
    last = id
  }
  numbers.push(...tiles.map(() => 1), ...tiles.map(({ bytes }) => bytes.byteLength))
  let offset = 0
  for (const { bytes } of tiles) {
    numbers.push(offset + 1)
    offset += bytes.byteLength
  }
  return Buffer.from(numbers.flatMap(varint))
}

function varint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  return [...bytes, rest]
}

/** A tile of one colour with a darker edge. */
export async function colourTile(colour: string): Promise<Uint8Array> {
  const inner = await sharp({ create: { width: 252, height: 252, channels: 3, background: colour } })
    .png()
    .toBuffer()
  return sharp({ create: { width: 256, height: 256, channels: 3, background: '#334' } })
    .composite([{ input: inner }])
    .png()
    .toBuffer()
}

/** Column and row of the tile that a point lies in. */
export function tileOf({ lat, lng }: { lat: number; lng: number }, z: number): { z: number; x: number; y: number } {
  const sin = Math.sin((lat * Math.PI) / 180)
  return {
    z,
    x: Math.floor(((lng + 180) / 360) * 2 ** z),
    y: Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 2 ** z),
  }
}

/** An archive that covers a point's surroundings from one zoom to another, three tiles by three, each zoom in one colour. */
export async function archiveAround(
  point: { lat: number; lng: number },
  fromZoom: number,
  toZoom: number,
  colour = '#8fb7d9',
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await colourTile(colour)
  const tiles: FileTile[] = []
  for (let z = fromZoom; z <= toZoom; z++) {
    const middle = tileOf(point, z)
    const reach = Math.min(12, 2 ** Math.max(0, z - 14))
    for (let x = middle.x - reach; x <= middle.x + reach; x++)
      for (let y = middle.y - reach; y <= middle.y + reach; y++) tiles.push({ z, x, y, bytes })
  }
  return pmtilesFile(tiles)
}
