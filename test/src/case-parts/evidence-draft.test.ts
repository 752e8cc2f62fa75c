import { expect, test } from 'vitest'
import {
  dropEvidenceDraft,
  EMPTY_DRAFT,
  type EvidenceFor,
  type EvidencePhoto,
  readEvidenceDraft,
  readyPhotos,
  withPhoto,
  writeEvidenceDraft,
} from '../../../src/case-parts/evidence-draft.ts'
import { freshPhone, owner, readyPhoto } from '../../support/local-phone.ts'

const a: EvidenceFor = { caseId: 'a', step: 'done' }

const photo = (id: string, more: Partial<EvidencePhoto> = {}): EvidencePhoto => ({
  id,
  source: { bytes: new Uint8Array([1, 2, 3]).buffer, name: 'a.jpg', type: 'image/jpeg' },
  ready: null,
  trouble: null,
  ...more,
})

test('photos and note of a task outlive the page that was killed behind the camera', async () => {
  const { db } = await freshPhone()
  await writeEvidenceDraft(db, owner, a, { note: '扫干净了', photos: [photo('p1')] })
  const read = await readEvidenceDraft(db, owner, a)
  expect(read.note).toBe('扫干净了')
  expect(new Uint8Array(read.photos[0]?.source?.bytes ?? new ArrayBuffer(0))).toEqual(new Uint8Array([1, 2, 3]))
})

test('each task, each step and each person has a draft of its own, and a handed-in one is gone', async () => {
  const { db } = await freshPhone()
  await writeEvidenceDraft(db, owner, a, { note: '甲', photos: [] })
  expect(await readEvidenceDraft(db, owner, { caseId: 'b', step: 'done' })).toEqual(EMPTY_DRAFT)
  expect(await readEvidenceDraft(db, { ...owner, personId: 'p-other' }, a)).toEqual(EMPTY_DRAFT)
  expect(await readEvidenceDraft(db, owner, { ...a, step: 'verify' })).toEqual(EMPTY_DRAFT)
  await dropEvidenceDraft(db, owner, a)
  expect(await readEvidenceDraft(db, owner, a)).toEqual(EMPTY_DRAFT)
})

test('nothing can be handed in without a photo or while one is still being made ready', () => {
  const ready = readyPhoto()
  expect(readyPhotos(EMPTY_DRAFT)).toBeNull()
  expect(readyPhotos({ note: '', photos: [photo('p1', { ready, source: null }), photo('p2')] })).toBeNull()
  expect(readyPhotos({ note: '', photos: [photo('p1', { trouble: 'corrupt', source: null })] })).toBeNull()
})

test('a photo that could not be read does not hold back the others', () => {
  const ready = readyPhoto()
  const photos = [photo('p1', { ready, source: null }), photo('p2', { trouble: 'heic', source: null })]
  expect(readyPhotos({ note: '', photos })).toEqual([ready])
})

test('a photo taken out while it was made ready stays out', () => {
  const draft = { note: '', photos: [photo('p1')] }
  expect(withPhoto(draft, photo('gone', { ready: readyPhoto() })).photos.map(({ id }) => id)).toEqual(['p1'])
})
