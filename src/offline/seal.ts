import { uuidV7 } from '../../domain/id.ts'
import { REPORT_SCHEMA, type ReportManifest } from '../../domain/report.ts'
import type { Draft, DraftPhoto } from './draft.ts'
import { readDraft, restoreDraft } from './drafts.ts'
import type { Environment } from './environment.ts'
import { DraftGone, keepOperation } from './keep-operation.ts'
import type { LocalDb } from './local-db.ts'
import { type NewPhoto, newOperation, newPhoto } from './new-operation.ts'
import { photoRef } from './operation.ts'

const DAY_MS = 86_400_000

export type Sealing =
  | { ok: true; reportId: string; opId: string }
  | { ok: false; why: 'no_draft' | 'no_photo' | 'photo_not_ready' | 'storage_full' | 'not_durable' }

/**
 * 保存上报: turns a draft into a sealed report whose bytes never change. Photos that could not be made ready stay
 * out; the person has read why. After anything but `ok` the draft is as it was.
 */
export async function sealDraft(db: LocalDb, draftId: string, env: Environment): Promise<Sealing> {
  const found = await readDraft(db, draftId)
  if (!found) return { ok: false, why: 'no_draft' }
  if (found.photos.some((photo) => !photo.ready && !photo.trouble)) return { ok: false, why: 'photo_not_ready' }
  if (!found.photos.some((photo) => photo.ready)) return { ok: false, why: 'no_photo' }

  const opId = uuidV7(env.now(), env.random(10))
  const photos = await newPhotos(opId, found.photos)
  const manifest = manifestOf(found.draft, found.photos, photos, env)
  const operation = await newOperation(
    found.draft,
    {
      opId,
      kind: 'report',
      caseId: manifest.caseId,
      reportId: manifest.reportId,
      sealedAt: manifest.sealedAt,
      ifMatch: null,
      photoIds: photos.map(({ photo }) => photo.photoId),
      after: null,
    },
    manifest,
  )
  const restore = () => restoreDraft(db, found.draft, found.photos)
  try {
    const kept = await keepOperation(db, operation, photos, { draftId, restore })
    return kept.ok ? { ok: true, reportId: manifest.reportId, opId } : kept
  } catch (error) {
    if (error instanceof DraftGone) return { ok: false, why: 'no_draft' }
    throw error
  }
}

async function newPhotos(opId: string, photos: DraftPhoto[]): Promise<NewPhoto[]> {
  const ready = photos.flatMap((photo) => (photo.ready ? [{ id: photo.photoId, ready: photo.ready }] : []))
  return Promise.all(ready.map((photo) => newPhoto(opId, photo.id, photo.ready)))
}

function manifestOf(draft: Draft, drafted: DraftPhoto[], kept: NewPhoto[], env: Environment): ReportManifest {
  const taken = drafted.flatMap((photo) => (photo.ready ? (photo.facts?.takenAt ?? []) : []))
  return {
    schema: REPORT_SCHEMA,
    reportId: draft.draftId,
    caseId: dayOnlyUuid(env),
    sealedAt: env.now(),
    takenAt: taken[0] ?? null,
    categoryId: draft.categoryId,
    kind: draft.kind,
    place: draft.place,
    words: draft.words.trim(),
    photos: kept.map(({ photo }) => photoRef(photo)),
  }
}

/**
 * Handlers and neighbours see a case's id, so its time says the day and not the moment (RFC 9562 §6.12 lets the maker of
 * a UUIDv7 coarsen it); 74 random bits keep it unique.
 */
const dayOnlyUuid = (env: Environment): string => uuidV7(env.now() - (env.now() % DAY_MS), env.random(10))
