import sharp from 'sharp'
import { createApiClient } from '../../src/offline/api-client.ts'
import type { ReadyPhoto } from '../../src/offline/draft.ts'
import type { Heart, Member } from '../server/heart/heart.ts'

/** What happens to one exchange: it goes through, never arrives, or is done by the server and the answer is lost. */
export type Fate = 'through' | 'lost on the way' | 'answer lost'

/** A real client over the real server in this process; `fate` decides about each exchange by its number from 0. */
export function clientOn(heart: Heart, member: Member, fate: (exchange: number) => Fate = () => 'through') {
  let exchange = 0
  const fetchIt: typeof fetch = async (input, init) => {
    const what = fate(exchange++)
    if (what === 'lost on the way') throw new TypeError('Failed to fetch')
    const { redirect: _, credentials: __, cache: ___, signal: ____, ...rest } = init ?? {}
    const headers = new Headers(init?.headers)
    headers.set('cookie', heart.cookieOf(member))
    headers.set('sec-fetch-site', 'same-origin')
    const answer = await heart.app.request(`http://localhost${String(input)}`, { ...rest, headers })
    if (what === 'answer lost') throw new TypeError('Failed to fetch')
    return answer
  }
  return { api: createApiClient(fetchIt), exchanges: () => exchange }
}

/** A small real JPEG that is larger than one upload piece, as the photo worker would hand it over. */
export async function realPhoto(seed: number): Promise<ReadyPhoto> {
  const noise = {
    create: {
      width: 640,
      height: 480,
      channels: 3 as const,
      background: '#777',
      noise: { type: 'gaussian' as const, mean: 90 + seed, sigma: 60 },
    },
  }
  const bytes = await sharp(noise).jpeg({ quality: 96 }).toBuffer()
  const buffer = Uint8Array.from(bytes).buffer
  return { bytes: buffer, type: 'image/jpeg', width: 640, height: 480, thumbnail: new ArrayBuffer(8) }
}
