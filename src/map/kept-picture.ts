import { paths } from '../../domain/wire.ts'
import { keptFiles } from './kept-files.ts'

/** A picture never changes under its id: what is kept is good for ever. */
const TAG = 'whole'

/** A plan picture's bytes, from this phone if it keeps them, else from the server, and kept from then on; null: neither has it. */
export async function keptPicture(communityId: string, pictureId: string): Promise<ArrayBuffer | null> {
  const key = { communityId, file: `picture-${pictureId}`, offset: 0, length: 0 }
  const store = await keptFiles()
  const kept = await store?.read(key).catch(() => null)
  if (kept) return kept.bytes
  const answer = await fetch(paths.picture(pictureId), { credentials: 'same-origin' }).catch(() => null)
  if (!answer?.ok || !answer.headers.get('content-type')?.startsWith('image/')) return null
  const bytes = await answer.arrayBuffer()
  void store?.keep(key, { bytes, tag: TAG })
  return bytes
}
