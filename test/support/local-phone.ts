import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import type { Me } from '../../domain/person.ts'
import type { Owner, ReadyPhoto } from '../../src/offline/draft.ts'
import { addDraftPhoto, createDraft, saveDraft, settlePhoto } from '../../src/offline/drafts.ts'
import type { Environment } from '../../src/offline/environment.ts'
import { type LocalDb, openLocalDb } from '../../src/offline/local-db.ts'
import { writeMe } from '../../src/offline/settings.ts'

export const owner: Owner = { communityId: '331081003010', personId: 'p-wang' }
export const me: Me = { ...owner, name: '演示·王阿姨', posts: [{ role: 'reporter', gridIds: null }] }

/** A clock that a test moves by hand, and real dice. */
export function handEnvironment(start = Date.UTC(2026, 10, 24, 2)): Environment & { tick(ms: number): void } {
  let now = start
  return {
    now: () => now,
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    tick: (ms) => {
      now += ms
    },
  }
}

/** A phone with empty storage of its own, somebody signed in. */
export async function freshPhone(person: Me = me): Promise<{ db: LocalDb; env: ReturnType<typeof handEnvironment> }> {
  globalThis.indexedDB = new IDBFactory()
  const db = await openLocalDb(() => undefined)
  await writeMe(db, person)
  return { db, env: handEnvironment() }
}

/** Bytes that stand for a prepared photo; `size` lets a test have several upload pieces. */
export function readyPhoto(size = 1000, seed = 1): ReadyPhoto {
  const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 31 + seed) % 251)
  return { bytes: bytes.buffer, type: 'image/jpeg', width: 1600, height: 1200, thumbnail: new ArrayBuffer(8) }
}

/** A draft with ready photos, as it stands just before 保存上报. */
export async function draftWithPhotos(db: LocalDb, env: Environment, photos: ReadyPhoto[]): Promise<string> {
  const draft = await createDraft(db, owner, env)
  for (const ready of photos) {
    const source = { bytes: new ArrayBuffer(4), name: 'a.jpg', type: 'image/jpeg' }
    const photo = await addDraftPhoto(db, draft.draftId, source, env)
    await settlePhoto(db, photo.photoId, { ready, facts: { takenAt: null, position: null } })
  }
  await saveDraft(db, draft.draftId, { categoryId: 'ebike-parking', words: '堵住单元门' }, env)
  return draft.draftId
}
