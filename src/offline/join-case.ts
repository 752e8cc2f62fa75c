import type { CaseAct } from '../../domain/case-act.ts'
import { randomId, uuidV7 } from '../../domain/id.ts'
import { announceChange } from './changes.ts'
import type { Draft, DraftPhoto, ReadyPhoto } from './draft.ts'
import { readDraft, restoreDraft } from './drafts.ts'
import type { Environment } from './environment.ts'
import { forgetCopies } from './held-back.ts'
import { DraftGone, keepOperation } from './keep-operation.ts'
import type { LocalDb } from './local-db.ts'
import { newOperation, newPhoto } from './new-operation.ts'
import { photosWithBytes } from './photos-with-bytes.ts'
import { strictWrite } from './strict-write.ts'

/** What a joining put away, for undo. */
export type PutAway = { draft: Draft; photos: DraftPhoto[] }

export type JoiningKept =
  | { ok: true; opId: string; putAway: PutAway }
  | { ok: false; why: 'no_draft' | 'photo_not_ready' | 'storage_full' | 'not_durable' }

type Asked = { draftId: string; caseId: string; withPhotos: boolean }

/**
 * 我也看到: joins a case instead of reporting it anew. The draft is put away in the same strictly durable transaction that keeps
 * the act with the photos to be sent, and not before (promise 1). After anything but `ok` the draft is as it was.
 */
export async function joinCase(
  db: LocalDb,
  { draftId, caseId, withPhotos }: Asked,
  env: Environment,
): Promise<JoiningKept> {
  const putAway = await readDraft(db, draftId)
  if (!putAway) return { ok: false, why: 'no_draft' }
  const sent = withPhotos ? putAway.photos : []
  if (sent.some((photo) => !photo.ready && !photo.trouble)) return { ok: false, why: 'photo_not_ready' }

  const opId = uuidV7(env.now(), env.random(10))
  // Under ids of their own: taken back, the draft's photos may still go out with a report.
  const ready = sent.flatMap((photo) => photo.ready ?? [])
  const photos = await Promise.all(ready.map((one) => newPhoto(opId, randomId(env.random(16)), one)))
  const photoIds = photos.map(({ photo }) => photo.photoId)
  const act: CaseAct = photoIds.length > 0 ? { act: 'join', photoIds } : { act: 'join' }
  const sealed = await newOperation(
    putAway.draft,
    { opId, kind: 'act', caseId, reportId: null, sealedAt: env.now(), ifMatch: null, photoIds, after: null },
    act,
  )
  const operation = { ...sealed, madeFrom: putAway.draft }
  const restore = () => restoreDraft(db, putAway.draft, putAway.photos)
  try {
    const kept = await keepOperation(db, operation, photos, { draftId, restore })
    return kept.ok ? { ...kept, putAway } : kept
  } catch (error) {
    if (error instanceof DraftGone) return { ok: false, why: 'no_draft' }
    throw error
  }
}

/**
 * Turns a joining that is not delivered back into the draft it was made from, with its photos: the person's own act. A server that
 * took it without its answer coming through keeps it; then the person has joined and reports as well.
 * @param putAway what `joinCase` put away; without it (the page was opened anew) the photos are those that were to be sent
 * @returns false when it is delivered or gone, or was made by a version that kept no draft; then nothing has changed
 */
export async function takeBackJoining(
  db: LocalDb,
  opId: string,
  env: Environment,
  putAway?: PutAway,
): Promise<boolean> {
  const draft = (await db.get('operations', opId))?.madeFrom
  if (!draft) return false
  const photos = putAway?.photos ?? (await photosOf(db, opId, draft.draftId, env))
  await forgetCopies(db, [opId])
  const isBack = await strictWrite(db, ['operations', 'photos', 'photoBytes', 'drafts', 'draftPhotos'], async (tx) => {
    const op = await tx.objectStore('operations').get(opId)
    if (!op || op.state === 'delivered') return false
    await tx.objectStore('operations').delete(opId)
    for (const photoId of op.photoIds) {
      await tx.objectStore('photos').delete(photoId)
      await tx.objectStore('photoBytes').delete(photoId)
    }
    const back = { ...draft, photoIds: photos.map(({ photoId }) => photoId), updatedAt: env.now() }
    await tx.objectStore('drafts').put(back)
    for (const photo of photos) await tx.objectStore('draftPhotos').put(photo)
    return true
  })
  if (isBack) announceChange()
  return isBack
}

/** The photos of a joining as a draft's again; one whose bytes are gone stays out. */
async function photosOf(db: LocalDb, opId: string, draftId: string, env: Environment): Promise<DraftPhoto[]> {
  const kept = await photosWithBytes(db, opId)
  return kept.map(({ photo: { type, width, height, thumbnail }, bytes }) => {
    const ready: ReadyPhoto = { bytes, type, width, height, thumbnail }
    const photoId = randomId(env.random(16))
    return { photoId, draftId, addedAt: env.now(), source: null, ready, trouble: null, facts: null }
  })
}
