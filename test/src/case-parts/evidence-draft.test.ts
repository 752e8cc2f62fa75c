import { expect, test } from 'vitest'
import {
  dropEvidenceDraft,
  EMPTY_DRAFT,
  type EvidenceFor,
  type EvidencePhoto,
  photosToHandIn,
  readEvidenceDraft,
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

const NONE_BROKEN: ReadonlySet<string> = new Set()

test('what keeps photos from being handed in: none is there, one is being made ready, one has to be tried again', () => {
  const ready = photo('p1', { ready: readyPhoto(), source: null })
  const unreadable = photo('p1', { trouble: 'corrupt', source: null })
  const gap = (photos: EvidencePhoto[], broken = NONE_BROKEN) => photosToHandIn({ note: '', photos }, broken)
  expect(photosToHandIn(null, NONE_BROKEN)).toBe('working')
  expect(gap([])).toBe('none')
  expect(gap([unreadable])).toBe('none')
  expect(gap([ready, photo('p2')])).toBe('working')
  expect(gap([ready, photo('p2'), photo('p3')], new Set(['p3']))).toBe('broken')
})

test('a broken photo that was taken out or made ready is in nobody’s way', () => {
  const ready = readyPhoto()
  const broken = new Set(['p1', 'p2'])
  expect(photosToHandIn({ note: '', photos: [photo('p1', { ready, source: null })] }, broken)).toEqual([ready])
})

test('a photo that could not be read does not hold back the others', () => {
  const ready = readyPhoto()
  const photos = [photo('p1', { ready, source: null }), photo('p2', { trouble: 'heic', source: null })]
  expect(photosToHandIn({ note: '', photos }, NONE_BROKEN)).toEqual([ready])
})

test('a photo taken out while it was made ready stays out', () => {
  const draft = { note: '', photos: [photo('p1')] }
  expect(withPhoto(draft, photo('gone', { ready: readyPhoto() })).photos.map(({ id }) => id)).toEqual(['p1'])
})
