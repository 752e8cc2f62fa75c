import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { bytesToHeader, Compression, type Header, ResolvedValueCache, type Source, TileType } from 'pmtiles'
import type { TilesFacts, TilesRefusal } from '../../domain/map-files.ts'

type Archive = { size: number; read(offset: number, length: number): Promise<Uint8Array> }
export type ArchiveChecked = { ok: true; facts: TilesFacts } | { ok: false; refusal: TilesRefusal }

/** PMTiles version 3: a header of 127 bytes, and the root directory within the first 16 KiB (its specification, §3). */
const HEADER_BYTES = 127
const ROOT_WITHIN_BYTES = 16 * 1024
const VERSION = 3
/** A directory is advised to stay below some KB; what unpacks to more is an attack. */
const DIRECTORY_BYTES_MAX = 8 * 1024 * 1024
/** The whole of China at street level has some 5,000; this bounds the work on a made-up archive. */
const LEAVES_MAX = 20_000

const DRAWN = new Set([TileType.Mvt, TileType.Png, TileType.Jpeg, TileType.Webp])

class Refused extends Error {
  readonly refusal: TilesRefusal
  constructor(refusal: TilesRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/** Reads an archive's header and every directory: all that they point at must lie within the file. */
export async function checkArchive(archive: Archive): Promise<ArchiveChecked> {
  try {
    return { ok: true, facts: await readFacts(archive) }
  } catch (error) {
    return { ok: false, refusal: error instanceof Refused ? error.refusal : 'damaged' }
  }
}

async function readFacts(archive: Archive): Promise<TilesFacts> {
  await checkSignature(archive)
  const header = bytesToHeader(new Uint8Array(await archive.read(0, HEADER_BYTES)).buffer)
  checkSections(header, archive.size)
  const cache = new ResolvedValueCache(LEAVES_MAX, false, unpack)
  const source = sourceOf(archive)
  if (!DRAWN.has(header.tileType)) throw new Refused('unsupported_tiles')
  if (![Compression.None, Compression.Gzip].includes(header.tileCompression)) throw new Refused('unsupported_tiles')
  if (header.minZoom > header.maxZoom || header.maxZoom > 22) throw new Refused('damaged')
  await checkDirectories(cache, source, header, archive.size)
  return {
    vector: header.tileType === TileType.Mvt,
    minZoom: header.minZoom,
    maxZoom: header.maxZoom,
    bounds: { south: header.minLat, west: header.minLon, north: header.maxLat, east: header.maxLon },
  }
}

async function checkSignature({ size, read }: Archive): Promise<void> {
  const start = Buffer.from(await read(0, 8))
  if (start.subarray(0, 7).toString('latin1') !== 'PMTiles' || start[7] !== VERSION) throw new Refused('not_pmtiles')
  if (size < HEADER_BYTES) throw new Refused('truncated')
}

function checkSections(header: Header, size: number): void {
  const { rootDirectoryOffset, rootDirectoryLength, jsonMetadataOffset, jsonMetadataLength } = header
  const sections = [
    [rootDirectoryOffset, rootDirectoryLength],
    [jsonMetadataOffset, jsonMetadataLength],
    [header.leafDirectoryOffset, header.leafDirectoryLength ?? 0],
    [header.tileDataOffset, header.tileDataLength ?? 0],
  ] as const
  if (sections.some(([offset, length]) => offset + length > size)) throw new Refused('truncated')
  if (rootDirectoryOffset < HEADER_BYTES || rootDirectoryOffset + rootDirectoryLength > ROOT_WITHIN_BYTES)
    throw new Refused('damaged')
}

async function checkDirectories(cache: ResolvedValueCache, source: Source, header: Header, size: number) {
  const waiting: [number, number][] = [[header.rootDirectoryOffset, header.rootDirectoryLength]]
  let read = 0
  let tiles = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (++read > LEAVES_MAX) throw new Refused('damaged')
    const [offset, length] = next
    for (const entry of await cache.getDirectory(source, offset, length, header)) {
      const isLeaf = entry.runLength === 0
      const start = (isLeaf ? header.leafDirectoryOffset : header.tileDataOffset) + entry.offset
      if (start + entry.length > size) throw new Refused('truncated')
      if (isLeaf) {
        if (entry.length > DIRECTORY_BYTES_MAX) throw new Refused('damaged')
        waiting.push([start, entry.length])
      } else tiles++
    }
  }
  if (tiles === 0) throw new Refused('no_tiles')
}

const sourceOf = ({ read }: Archive): Source => ({
  getKey: () => 'arriving',
  getBytes: async (offset, length) => ({ data: new Uint8Array(await read(offset, length)).buffer }),
})

const gunzipIt = promisify(gunzip)

async function unpack(packed: ArrayBuffer, compression: Compression): Promise<ArrayBuffer> {
  if (compression === Compression.None) return packed
  if (compression !== Compression.Gzip) throw new Refused('unsupported_tiles')
  const bytes = await gunzipIt(new Uint8Array(packed), { maxOutputLength: DIRECTORY_BYTES_MAX })
  return new Uint8Array(bytes).buffer
}
