import { randomId, uuidV7 } from '../../domain/id.ts'
import { announceChange } from './changes.ts'
import type { Draft, DraftPhoto, Owner, PhotoFacts, PhotoTrouble, ReadyPhoto } from './draft.ts'
import type { Environment } from './environment.ts'
import type { LocalDb } from './local-db.ts'
import { strictWrite } from './strict-write.ts'

export type DraftChange = Partial<Pick<Draft, 'categoryId' | 'kind' | 'place' | 'words'>>
export type PhotoOutcome = { ready: ReadyPhoto; facts: PhotoFacts } | { trouble: PhotoTrouble }

/** Begins a draft; written before the camera opens, because Android may kill the page behind it (field lesson 11). */
export async function createDraft(db: LocalDb, owner: Owner, env: Environment): Promise<Draft> {
  const now = env.now()
  const draft: Draft = {
    communityId: owner.communityId,
    personId: owner.personId,
    draftId: uuidV7(now, env.random(10)),
    createdAt: now,
    updatedAt: now,
    categoryId: null,
    kind: null,
    place: null,
    words: '',
    photoIds: [],
  }
  await strictWrite(db, ['drafts'], (tx) => tx.objectStore('drafts').put(draft))
  announceChange()
  return draft
}

/** Keeps what was chosen or written so far. A draft that is gone (sealed in another tab) stays gone. */
export function saveDraft(db: LocalDb, draftId: string, change: DraftChange, env: Environment): Promise<void> {
  return changeDraft(db, draftId, (draft) => ({ ...draft, ...change, updatedAt: env.now() }))
}

async function changeDraft(db: LocalDb, draftId: string, change: (draft: Draft) => Draft): Promise<void> {
  await strictWrite(db, ['drafts'], async (tx) => {
    const draft = await tx.objectStore('drafts').get(draftId)
    if (draft) await tx.objectStore('drafts').put(change(draft))
  })
  announceChange()
}

/** This person's drafts, newest first. */
export async function listDrafts(db: LocalDb, owner: Owner): Promise<Draft[]> {
  const drafts = await db.getAllFromIndex('drafts', 'owner', [owner.communityId, owner.personId])
  return drafts.sort((a, b) => b.createdAt - a.createdAt)
}

/** A draft with its photos in the order they were taken, or null if it was sealed or deleted. */
export async function readDraft(db: LocalDb, draftId: string): Promise<{ draft: Draft; photos: DraftPhoto[] } | null> {
  const tx = db.transaction(['drafts', 'draftPhotos'])
  const draft = await tx.objectStore('drafts').get(draftId)
  if (!draft) return null
  const stored = await tx.objectStore('draftPhotos').index('draftId').getAll(draftId)
  const byId = new Map(stored.map((photo) => [photo.photoId, photo]))
  return { draft, photos: draft.photoIds.flatMap((id) => byId.get(id) ?? []) }
}

/**
 * Keeps a photo's bytes the moment they arrive, before anything is done with them.
 * @throws LocalStorageFull when there is no room; the draft and its other photos are untouched
 */
export async function addDraftPhoto(
  db: LocalDb,
  draftId: string,
  source: { bytes: ArrayBuffer; name: string; type: string },
  env: Environment,
): Promise<DraftPhoto> {
  const photo: DraftPhoto = {
    photoId: randomId(env.random(16)),
    draftId,
    addedAt: env.now(),
    source,
    ready: null,
    trouble: null,
    facts: null,
  }
  await strictWrite(db, ['drafts', 'draftPhotos'], async (tx) => {
    const drafts = tx.objectStore('drafts')
    const draft = await drafts.get(draftId)
    if (!draft) throw new Error(`no draft ${draftId}`)
    await tx.objectStore('draftPhotos').put(photo)
    await drafts.put({ ...draft, photoIds: [...draft.photoIds, photo.photoId], updatedAt: env.now() })
  })
  announceChange()
  return photo
}

/** Notes what became of a photo. The original bytes go only once the ready ones are on disk in their place. */
export async function settlePhoto(db: LocalDb, photoId: string, outcome: PhotoOutcome): Promise<void> {
  await strictWrite(db, ['draftPhotos'], async (tx) => {
    const photo = await tx.objectStore('draftPhotos').get(photoId)
    if (!photo) return
    await tx
      .objectStore('draftPhotos')
      .put(
        'ready' in outcome
          ? { ...photo, source: null, ready: outcome.ready, facts: outcome.facts, trouble: null }
          : { ...photo, trouble: outcome.trouble },
      )
  })
  announceChange()
}

/** Takes one photo out of its draft: the person's own act. */
export async function removeDraftPhoto(db: LocalDb, photoId: string): Promise<void> {
  await strictWrite(db, ['drafts', 'draftPhotos'], async (tx) => {
    const photo = await tx.objectStore('draftPhotos').get(photoId)
    if (!photo) return
    await tx.objectStore('draftPhotos').delete(photoId)
    const draft = await tx.objectStore('drafts').get(photo.draftId)
    if (!draft) return
    await tx.objectStore('drafts').put({ ...draft, photoIds: draft.photoIds.filter((id) => id !== photoId) })
  })
  announceChange()
}

/** Puts back a photo that `removeDraftPhoto` took out, for undo. */
export async function restoreDraftPhoto(db: LocalDb, photo: DraftPhoto): Promise<void> {
  await strictWrite(db, ['drafts', 'draftPhotos'], async (tx) => {
    const draft = await tx.objectStore('drafts').get(photo.draftId)
    if (!draft || draft.photoIds.includes(photo.photoId)) return
    await tx.objectStore('draftPhotos').put(photo)
    await tx.objectStore('drafts').put({ ...draft, photoIds: [...draft.photoIds, photo.photoId] })
  })
  announceChange()
}

/** Deletes a draft with its photos: the person's own act. */
export async function deleteDraft(db: LocalDb, draftId: string): Promise<void> {
  await strictWrite(db, ['drafts', 'draftPhotos'], async (tx) => {
    await tx.objectStore('drafts').delete(draftId)
    const photos = tx.objectStore('draftPhotos')
    for (const key of await photos.index('draftId').getAllKeys(draftId)) await photos.delete(key)
  })
  announceChange()
}

/** Puts back a draft that `deleteDraft` removed, for undo. */
export async function restoreDraft(db: LocalDb, draft: Draft, photos: DraftPhoto[]): Promise<void> {
  await strictWrite(db, ['drafts', 'draftPhotos'], async (tx) => {
    await tx.objectStore('drafts').put(draft)
    for (const photo of photos) await tx.objectStore('draftPhotos').put(photo)
  })
  announceChange()
}
