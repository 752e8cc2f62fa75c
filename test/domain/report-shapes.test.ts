import { describe, expect, test } from 'vitest'
import {
  PHOTO_BYTES_MAX,
  PHOTO_BYTES_TARGET,
  PHOTO_SOURCE_BYTES_MAX,
  PHOTO_TYPES,
  photoReceiptSchema,
  photoRefSchema,
  RENDITIONS,
  UPLOAD_CHUNK_MAX,
} from '../../domain/photo.ts'
import { PLACE_SOURCES, placeSchema } from '../../domain/place.ts'
import { reconcileAnswerSchema, reconcileRequestSchema } from '../../domain/reconcile.ts'
import { reportManifestSchema, supplementSchema, WORDS_MAX } from '../../domain/report.ts'
import { MANIFEST_TEXT_MAX, rescueRequestSchema } from '../../domain/rescue.ts'
import { chars, expectBorders, hashes, list, randoms, uuids } from './borders.ts'
import { manifest, NULLABLE_IN_PLACE, photoRef, place, RANDOM, SHA, UUID, UUID_2 } from './examples.ts'
import { expectShape, type Shape, takesWith } from './shape.ts'

const categories = {
  takes: ['ab', `a${'b'.repeat(39)}`, 'a-1'],
  refuses: ['', 'a', 'A1', '1a', 'a b', `a${'b'.repeat(40)}`],
}
const kinds = { takes: [chars(1), chars(20)], refuses: ['', chars(21)] }

describe('a report', () => {
  const report: Shape = {
    schema: reportManifestSchema,
    whole: manifest,
    nullable: ['takenAt', 'categoryId', 'kind', 'place', ...NULLABLE_IN_PLACE.map((part) => `place.${part}`)],
    strict: true,
  }
  test('has these parts and no others', () => expectShape(report))
  test('keeps its borders', () => {
    expectBorders(report, {
      schema: { takes: [1, 1000], refuses: [0, 1001, 1.5] },
      reportId: uuids,
      caseId: uuids,
      sealedAt: { takes: [0], refuses: [1.5] },
      categoryId: categories,
      kind: kinds,
      words: { takes: ['', chars(WORDS_MAX)], refuses: [chars(WORDS_MAX + 1)] },
      photos: { takes: [list(6, photoRef)], refuses: [[], list(7, photoRef)] },
    })
  })

  const photo: Shape = { schema: photoRefSchema, whole: photoRef, strict: true }
  test('names its photos by hash and size', () => {
    expectShape(photo)
    expectBorders(photo, {
      id: randoms,
      sha256: hashes,
      size: { takes: [1, PHOTO_BYTES_MAX], refuses: [0, PHOTO_BYTES_MAX + 1, 1.5] },
      type: { takes: ['image/jpeg', 'image/webp', 'image/png'], refuses: ['', 'image/heic'] },
    })
    expect(PHOTO_TYPES).toHaveLength(3)
    expect(RENDITIONS).toEqual(['evidence', 'thumbnail'])
    const KB = 1024
    expect(
      [PHOTO_BYTES_TARGET, UPLOAD_CHUNK_MAX, PHOTO_BYTES_MAX, PHOTO_SOURCE_BYTES_MAX].map((bytes) => bytes / KB),
    ).toEqual([300, 256, 2 * KB, 80 * KB])
  })

  const where: Shape = { schema: placeSchema, whole: place, nullable: NULLABLE_IN_PLACE, strict: true }
  test('says where in degrees on this earth, with its source', () => {
    expectShape(where)
    expectBorders(where, {
      source: { takes: ['gps', 'map', 'building', 'photo-exif'], refuses: ['', 'guess'] },
      lat: { takes: [-90, 90], refuses: [-90.1, 90.1, Number.NaN] },
      lng: { takes: [-180, 180], refuses: [-180.1, 180.1] },
      accuracy: { takes: [0, 100_000], refuses: [-1, 100_001] },
      buildingId: { takes: ['', chars(60)], refuses: [chars(61)] },
      unit: { takes: [chars(60)], refuses: [chars(61)] },
      spot: { takes: [chars(60)], refuses: [chars(61)] },
    })
    expect(PLACE_SOURCES).toHaveLength(4)
  })
})

test('a supplement says at least one thing more', () => {
  const whole = { categoryId: 'ebike-parking', kind: '楼道停放', place, words: '还有一辆' }
  const shape: Shape = {
    schema: supplementSchema,
    whole,
    optional: ['categoryId', 'kind', 'place', 'words'],
    nullable: ['kind', ...NULLABLE_IN_PLACE.map((part) => `place.${part}`)],
    strict: true,
  }
  expectShape(shape)
  expectBorders(shape, { categoryId: categories, kind: kinds, words: { takes: [chars(500)], refuses: [chars(501)] } })
  expect(takesWith({ schema: supplementSchema, whole: {} }, 'words', '只有这句')).toBe(true)
  expect(takesWith({ schema: supplementSchema, whole: { words: 'x' } }, 'words', undefined)).toBe(false)
})

describe('after a restored backup', () => {
  const report = { reportId: UUID, opId: UUID_2, manifestSha256: SHA, photos: [{ id: RANDOM, sha256: SHA }] }
  const act = { opId: UUID, caseId: UUID_2, bodySha256: SHA }
  const asked: Shape = {
    schema: reconcileRequestSchema,
    whole: { reports: [report], acts: [act] },
    mayBeEmpty: ['reports', 'acts', 'reports.0.photos'],
    strict: true,
  }
  test('a phone asks by name and hash, a hundred at once', () => {
    expectShape(asked)
    expectBorders(asked, {
      'reports.0.reportId': uuids,
      'reports.0.opId': uuids,
      'reports.0.manifestSha256': hashes,
      'reports.0.photos': {
        takes: [list(6, { id: RANDOM, sha256: SHA })],
        refuses: [list(7, { id: RANDOM, sha256: SHA })],
      },
      'reports.0.photos.0.id': randoms,
      'reports.0.photos.0.sha256': hashes,
      'acts.0.opId': uuids,
      'acts.0.caseId': uuids,
      'acts.0.bodySha256': hashes,
      reports: { takes: [list(100, report)], refuses: [list(101, report)] },
      acts: { takes: [list(100, act)], refuses: [list(101, act)] },
    })
    for (const part of ['reports.0', 'reports.0.photos.0', 'acts.0'])
      expect(takesWith(asked, `${part}.unknown`, 1), part).toBe(false)
  })

  test('the server has a word for each', () => {
    const whole = {
      epoch: 'e1',
      reports: [{ reportId: UUID, state: 'have', photos: [{ id: RANDOM, state: 'missing' }] }],
      acts: [{ opId: UUID, state: 'gone' }],
    }
    const shape: Shape = { schema: reconcileAnswerSchema, whole, mayBeEmpty: ['reports', 'acts', 'reports.0.photos'] }
    expectShape(shape)
    const states = { takes: ['have', 'missing', 'gone'], refuses: ['', 'lost'] }
    expectBorders(shape, {
      'reports.0.state': states,
      'acts.0.state': states,
      'reports.0.photos.0.state': { takes: ['have', 'missing'], refuses: ['', 'gone'] },
    })
  })
})

test('a report carried to the desk in a file is named as its own phone would name it', () => {
  const whole = { personId: 'p1', opId: UUID, manifest: '{}', manifestSha256: SHA }
  const shape: Shape = { schema: rescueRequestSchema, whole, strict: true }
  expectShape(shape)
  expectBorders(shape, {
    personId: { takes: ['p', 'p'.repeat(64)], refuses: ['', 'p'.repeat(65)] },
    opId: uuids,
    manifest: { takes: ['{}', 'x'.repeat(MANIFEST_TEXT_MAX)], refuses: ['{', 'x'.repeat(MANIFEST_TEXT_MAX + 1)] },
    manifestSha256: hashes,
  })
})

test('a photo received, or refused with a reason', () => {
  const whole = { id: RANDOM, state: 'refused', receivedSha256: SHA, refusal: 'undecodable' }
  const shape: Shape = { schema: photoReceiptSchema, whole, nullable: ['receivedSha256', 'refusal'], strict: true }
  expectShape(shape)
  expectBorders(shape, {
    state: { takes: ['awaiting', 'stored', 'refused'], refuses: ['', 'lost'] },
    refusal: {
      takes: ['hash_mismatch', 'undecodable', 'unsupported_type', 'too_many_pixels'],
      refuses: ['', 'other'],
    },
  })
})
