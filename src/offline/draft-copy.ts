import type { Draft, DraftPhoto, ReadyPhoto } from './draft.ts'
import type { LocalDb } from './local-db.ts'
import { namesIn } from './names-in.ts'
import { packBytes, unpackBytes } from './packed-bytes.ts'
import { sha256Hex } from './sha256.ts'
import { strictWrite } from './strict-write.ts'

const DRAFTS = '/second-copy/draft/'
const PHOTOS = '/second-copy/draft-photo/'

/** A ready photo without its bytes, and how long and what they are. */
type Head = {
  photo: Omit<DraftPhoto, 'source' | 'ready'>
  ready: Omit<ReadyPhoto, 'bytes' | 'thumbnail'>
  bytes: number
  thumbnailBytes: number
  sha256: string
}

/**
 * The second copy of drafts: what was chosen and written, and the photos that are ready; an original, which may be ten times
 * as large, waits for being made ready in the storage alone.
 */
export function draftCopy(db: LocalDb, cache: Cache) {
  const written = new Map<string, string>()

  /** @returns the names that were there */
  const drop = async (folder: string, isWanted: (name: string) => boolean) => {
    const names = await namesIn(cache, folder)
    for (const name of names) if (!isWanted(name)) await cache.delete(folder + name)
    return names
  }
  const keepDraft = async (draft: Draft) => {
    const text = JSON.stringify(draft)
    if (written.get(draft.draftId) === text) return
    await cache.put(DRAFTS + draft.draftId, new Response(text))
    written.set(draft.draftId, text)
  }
  const keepPhoto = async (photoId: string) => {
    const packed = await packPhoto(await db.get('draftPhotos', photoId))
    if (packed) await cache.put(PHOTOS + photoId, new Response(packed))
  }
  return {
    /** Brings the copy up to date with the storage: what is not there any more was handed in, or thrown away by its author. */
    keep: async (): Promise<void> => {
      const drafts = await db.getAll('drafts')
      const photos = new Set(drafts.flatMap(({ photoIds }) => photoIds))
      const ids = new Set(drafts.map(({ draftId }) => draftId))
      await drop(DRAFTS, (id) => ids.has(id))
      const copied = new Set(await drop(PHOTOS, (id) => photos.has(id)))
      for (const draft of drafts) await keepDraft(draft)
      for (const id of photos) if (!copied.has(id)) await keepPhoto(id)
    },
    /** Only into a storage that lost everything: in any other, a draft that is missing was handed in or thrown away. */
    restore: async (): Promise<number> => {
      const sealed = new Set((await db.getAll('operations')).map(({ reportId }) => reportId))
      let count = 0
      for (const id of await namesIn(cache, DRAFTS)) {
        if (sealed.has(id)) continue
        const answer = await cache.match(DRAFTS + id)
        const draft = (await answer?.json()) as Draft | undefined // written by `keep` alone
        if (draft && (await putBack(db, draft, await photosOf(cache, draft)))) count++
      }
      return count
    },
    /** @returns whether there was anything to drop */
    drop: async (): Promise<boolean> => {
      await drop(DRAFTS, () => false)
      return (await drop(PHOTOS, () => false)).length > 0
    },
  }
}

async function packPhoto(photo: DraftPhoto | undefined): Promise<Blob | null> {
  if (!photo?.ready) return null
  const { source: _, ready, ...rest } = photo
  const { bytes, thumbnail, ...facts } = ready
  const lengths = { bytes: bytes.byteLength, thumbnailBytes: thumbnail.byteLength }
  const head: Head = { photo: rest, ready: facts, ...lengths, sha256: await sha256Hex(bytes) }
  return packBytes(head, [bytes, thumbnail])
}

/** A draft's copied photos, in their order; one that is not there or not whole stays out. */
async function photosOf(cache: Cache, { photoIds }: Draft): Promise<DraftPhoto[]> {
  const answers = await Promise.all(photoIds.map((id) => cache.match(PHOTOS + id)))
  const photos = await Promise.all(answers.map(async (one) => (one ? unpackPhoto(await one.arrayBuffer()) : null)))
  return photos.flatMap((photo) => photo ?? [])
}

async function unpackPhoto(packed: ArrayBuffer): Promise<DraftPhoto | null> {
  const found = unpackBytes(packed, ({ bytes, thumbnailBytes }: Head) => [bytes, thumbnailBytes])
  if (!found) return null
  const [bytes, thumbnail] = found.pieces as [ArrayBuffer, ArrayBuffer] // as many as lengths were given
  if ((await sha256Hex(bytes)) !== found.head.sha256) return null
  return { ...found.head.photo, source: null, ready: { ...found.head.ready, bytes, thumbnail } }
}

function putBack(db: LocalDb, draft: Draft, photos: readonly DraftPhoto[]): Promise<boolean> {
  return strictWrite(db, ['drafts', 'draftPhotos'], async (tx) => {
    const drafts = tx.objectStore('drafts')
    if ((await drafts.getKey(draft.draftId)) !== undefined) return false // another tab was quicker
    await drafts.add({ ...draft, photoIds: photos.map(({ photoId }) => photoId) })
    for (const photo of photos) await tx.objectStore('draftPhotos').put(photo)
    return true
  })
}
