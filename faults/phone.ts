import 'fake-indexeddb/auto'
import { type ApiClient, createApiClient } from '../src/offline/api-client.ts'
import type { ReadyPhoto } from '../src/offline/draft.ts'
import { addDraftPhoto, createDraft, saveDraft, settlePhoto } from '../src/offline/drafts.ts'
import { type Environment, realEnvironment } from '../src/offline/environment.ts'
import { type LocalDb, openLocalDb } from '../src/offline/local-db.ts'
import type { Operation } from '../src/offline/operation.ts'
import { sealDraft } from '../src/offline/seal.ts'
import { writeMe } from '../src/offline/settings.ts'
import { sha256Hex } from '../src/offline/sha256.ts'
import { createSync, type Sync } from '../src/offline/sync.ts'
import type { Told } from './ledger.ts'
import type { Volunteer } from './town.ts'

/** The real client core on a storage of its own, outside a browser. */
export type Phone = {
  db: LocalDb
  api: ApiClient
  sync: Sync
  env: Environment
  /** Draft, photos, 保存上报. `mark` becomes the words. @returns the operation's id */
  report: (mark: string, photos: readonly ReadyPhoto[]) => Promise<string>
  /** What this phone has told its person so far, one entry a report. */
  told: () => Promise<Told[]>
  /** Forgets everything: the storage of this phone is gone. */
  throwAway: () => Promise<void>
}

type Wishes = { who: Volunteer; fetchIt: typeof fetch; env?: Environment; answerTimeoutMs?: number; name?: string }

const noTimers = { set: () => null, clear: () => undefined }
let made = 0

/** A phone with empty storage, somebody signed in. Timers are the row's: nothing is sent unless it says so. */
export async function newPhone(wishes: Wishes): Promise<Phone> {
  const { who, fetchIt, env = realEnvironment, answerTimeoutMs, name = `phone-${++made}` } = wishes
  const db = await openLocalDb(() => undefined, name)
  await writeMe(db, who.me)
  const api = createApiClient(fetchIt, '', answerTimeoutMs)
  return {
    db,
    api,
    env,
    sync: createSync({ api, db, env, locks: undefined, timers: noTimers }),
    report: (mark, photos) => makeReport(db, who, env, mark, photos),
    told: async () => {
      const reports = (await db.getAll('operations')).filter((op) => op.kind === 'report')
      return Promise.all(reports.map((op) => toldOf(db, op)))
    },
    throwAway: async () => {
      db.close()
      await deleteStorage(name)
    },
  }
}

async function makeReport(
  db: LocalDb,
  who: Volunteer,
  env: Environment,
  mark: string,
  photos: readonly ReadyPhoto[],
): Promise<string> {
  const draft = await createDraft(db, who.me, env)
  for (const ready of photos) {
    const source = { bytes: new ArrayBuffer(4), name: 'a.jpg', type: 'image/jpeg' }
    const photo = await addDraftPhoto(db, draft.draftId, source, env)
    await settlePhoto(db, photo.photoId, { ready, facts: { takenAt: null, position: null } })
  }
  await saveDraft(db, draft.draftId, { categoryId: 'ebike-parking', words: mark }, env)
  const sealed = await sealDraft(db, draft.draftId, env)
  if (!sealed.ok) throw new Error(`保存上报 failed: ${sealed.why}`)
  return sealed.opId
}

async function toldOf(db: LocalDb, op: Operation): Promise<Told> {
  const photos = await db.getAllFromIndex('photos', 'opId', op.opId)
  const stored = await Promise.all(photos.map((photo) => db.get('photoBytes', photo.photoId)))
  const hashes = await Promise.all(stored.map((one) => (one ? sha256Hex(one.bytes) : null)))
  const manifest = JSON.parse(new TextDecoder().decode(op.body)) as { words: string } // sealed above
  return {
    reportId: op.reportId ?? '',
    mark: manifest.words,
    manifestSha256: op.bodySha256,
    photos: photos.map(({ photoId, sha256 }) => ({ id: photoId, sha256 })),
    delivered: op.state === 'delivered',
    stillHere: (await sha256Hex(op.body)) === op.bodySha256 && photos.every((photo, at) => photo.sha256 === hashes[at]),
  }
}

const deleteStorage = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
  })
