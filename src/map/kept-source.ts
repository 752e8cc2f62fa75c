import { EtagMismatch, type RangeResponse, type Source } from 'pmtiles'
import { paths } from '../../domain/wire.ts'
import type { MapStore } from '../offline/map-store.ts'

type Fetch = (path: string, init: RequestInit) => Promise<Response>

/**
 * A tile archive of our server, read in ranges; what was read once is read from this phone from then on, network or not.
 * Ranges of an archive that was replaced meanwhile are thrown away, and whoever reads it begins anew (`EtagMismatch`).
 */
export function keptSource(communityId: string, file: string, store: MapStore | null, fetchIt: Fetch): Source {
  const path = paths.tiles(file)
  const fromServer = async (offset: number, length: number, signal?: AbortSignal): Promise<RangeResponse> => {
    const range = `bytes=${offset}-${offset + length - 1}`
    const init = { headers: { range }, credentials: 'same-origin' } as const
    const answer = await fetchIt(path, signal ? { ...init, signal } : init)
    const tag = answer.headers.get('etag')
    if (answer.status !== 206 || !tag) throw new Error(`tiles: ${answer.status}`)
    return { data: await answer.arrayBuffer(), etag: tag }
  }
  return {
    getKey: () => `${communityId}/${file}`,
    async getBytes(offset, length, signal, etag) {
      const key = { communityId, file, offset, length }
      const kept = await store?.read(key).catch(() => null)
      if (kept && (etag === undefined || kept.tag === etag)) return { data: kept.bytes, etag: kept.tag }
      const { data, etag: tag = '' } = await fromServer(offset, length, signal)
      if (etag !== undefined && tag !== etag) {
        await store?.dropFile(communityId, file, tag)
        throw new EtagMismatch(`the archive ${file} was replaced`)
      }
      await store?.keep(key, { bytes: data, tag })
      return { data, etag: tag }
    },
  }
}

/**
 * Asks whether the server's archive is still the one that ranges are kept of, and lets go of those that are of an older one.
 * @returns whether an older one was let go of, so that what is shown must be opened anew
 */
export async function dropIfReplaced(communityId: string, file: string, store: MapStore, fetchIt: Fetch, tag: string) {
  const answer = await fetchIt(paths.tiles(file), { method: 'HEAD', credentials: 'same-origin' }).catch(() => null)
  const now = answer?.ok ? answer.headers.get('etag') : null
  if (!now || now === tag) return false
  await store.dropFile(communityId, file, now)
  return true
}
