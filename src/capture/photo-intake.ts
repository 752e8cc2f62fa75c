import { PHOTO_SOURCE_BYTES_MAX } from '../../domain/photo.ts'
import type { DraftPhoto, PhotoTrouble } from '../offline/draft.ts'
import { addDraftPhoto, type PhotoOutcome, settlePhoto } from '../offline/drafts.ts'
import type { Environment } from '../offline/environment.ts'
import type { LocalDb } from '../offline/local-db.ts'
import { LocalStorageFull } from '../offline/strict-write.ts'
import { beginBusy } from '../phone/busy.ts'

type Source = { bytes: ArrayBuffer; name: string; type: string }
/** The part of a File that is asked. */
export type ChosenFile = Pick<File, 'size' | 'name' | 'type' | 'arrayBuffer'>

/** What became of one chosen file. Anything but `kept` left nothing behind, and nothing else was touched. */
export type Arrival = { kept: DraftPhoto } | NotTaken
export type NotTaken = { refused: PhotoTrouble | 'unreadable' } | { notKept: 'storage_full' | 'failed' }

/** What has to be said about chosen files that did not come in. */
export type ArrivalRemark = NotTaken | { tooMany: number }

export type PhotoIntake = {
  /** Reads a file's bytes at once and keeps them on this phone before anything is done with them (field lesson 11). */
  take(draftId: string, file: ChosenFile): Promise<Arrival>
  /** Makes photos ready that are not yet, each once, whoever asks how often: also those a killed page left behind. */
  prepareAll(photos: readonly DraftPhoto[]): void
  /** Tries once more a photo whose preparation broke off. */
  retry(photo: DraftPhoto): void
  /** Photos whose preparation broke off: their original bytes are kept. */
  broken(): ReadonlySet<string>
  /** Resolves when nothing is being prepared. */
  idle(): Promise<void>
}

type Needs = {
  db: LocalDb
  env: Environment
  prepare: (source: Source) => Promise<PhotoOutcome>
  /** Called when `broken` changed; whatever is written to the database announces itself. */
  onBroken: () => void
}

/** From a chosen file to a photo that is ready to be sent. */
export function createPhotoIntake({ db, env, prepare, onBroken }: Needs): PhotoIntake {
  const running = new Map<string, Promise<void>>()
  const broken = new Set<string>()

  const settle = async (photoId: string, source: Source) => {
    try {
      await settlePhoto(db, photoId, await prepare(source))
    } catch (error) {
      console.error('preparing a photo failed', error)
      broken.add(photoId)
      onBroken()
    }
  }
  const start = ({ photoId, source, ready, trouble }: DraftPhoto) => {
    if (!source || ready || trouble || running.has(photoId) || broken.has(photoId)) return
    const endBusy = beginBusy()
    running.set(
      photoId,
      settle(photoId, source).finally(() => {
        running.delete(photoId)
        endBusy()
      }),
    )
  }
  return {
    take: (draftId, file) => takeFile(db, env, draftId, file),
    prepareAll: (photos) => {
      for (const photo of photos) start(photo)
    },
    retry: (photo) => {
      broken.delete(photo.photoId)
      onBroken()
      start(photo)
    },
    broken: () => broken,
    idle: async () => {
      while (running.size > 0) await Promise.all(running.values())
    },
  }
}

async function takeFile(db: LocalDb, env: Environment, draftId: string, file: ChosenFile): Promise<Arrival> {
  if (file.size > PHOTO_SOURCE_BYTES_MAX) return { refused: 'too_large' }
  const bytes = await file.arrayBuffer().catch(() => null)
  if (!bytes) return { refused: 'unreadable' }
  if (bytes.byteLength === 0) return { refused: 'empty' }
  try {
    return { kept: await addDraftPhoto(db, draftId, { bytes, name: file.name, type: file.type }, env) }
  } catch (error) {
    console.error('keeping a photo failed', error)
    return { notKept: error instanceof LocalStorageFull ? 'storage_full' : 'failed' }
  }
}
