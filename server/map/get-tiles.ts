import type { Context } from 'hono'
import type { Deps, Env, Handler } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import { signedIn } from '../signed-in.ts'
import type { OpenTiles } from '../stores/map-files.ts'
import { type ByteRange, byteRange } from './byte-range.ts'
import { tilesParam } from './tiles-param.ts'

/**
 * GET and HEAD /v1/tiles/:file: an archive of the own community, whole or by a single range. The phone keeps ranges itself
 * and compares entity tags, so no cache in between shall.
 */
export const getTiles: Handler = async (c, deps) => {
  const tiles = await openOwn(c, deps)
  const headers = {
    'content-type': 'application/vnd.pmtiles',
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-store',
    etag: tiles.tag,
  }
  if (c.req.method === 'HEAD') {
    await tiles.close()
    return new Response(null, { headers: { ...headers, 'content-length': String(tiles.size) } })
  }
  const range = ifRangeHolds(c, tiles) ? byteRange(c.req.header('range'), tiles.size) : 'whole'
  if (range === 'unsatisfiable') {
    await tiles.close()
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${tiles.size}` } })
  }
  const part: ByteRange = range === 'whole' ? { first: 0, last: tiles.size - 1 } : range
  const length = { ...headers, 'content-length': String(part.last - part.first + 1) }
  const body = await bodyOf(tiles, part)
  if (range === 'whole') return new Response(body, { headers: length })
  const contentRange = `bytes ${part.first}-${part.last}/${tiles.size}`
  return new Response(body, { status: 206, headers: { ...length, 'content-range': contentRange } })
}

/** A map asks for some KB at a time: reading them at once is cheaper than a stream, and leaves no file open. */
const AT_ONCE_BYTES = 1024 * 1024

async function bodyOf(
  tiles: OpenTiles,
  { first, last }: ByteRange,
): Promise<ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>> {
  const length = last - first + 1
  if (length > AT_ONCE_BYTES) return tiles.stream(first, last)
  try {
    return new Uint8Array(await tiles.read(first, length))
  } finally {
    await tiles.close()
  }
}

async function openOwn(c: Context<Env>, deps: Deps): Promise<OpenTiles> {
  const tiles = await deps.mapFiles.openTiles(signedIn(c).communityId, tilesParam(c))
  if (!tiles) throw new Refusal('not_found')
  return tiles
}

/** If-Range with another tag asks for the whole (RFC 9110 §13.1.5). */
const ifRangeHolds = (c: Context<Env>, { tag }: OpenTiles): boolean => {
  const asked = c.req.header('if-range')
  return asked === undefined || asked === tag
}
