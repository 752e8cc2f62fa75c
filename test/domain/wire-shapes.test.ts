import { describe, expect, test } from 'vitest'
import { DESK_TAB_NAMES } from '../../domain/lifecycle.ts'
import { meSchema, postSchema, ROLES } from '../../domain/person.ts'
import {
  actReceiptSchema,
  deskCountsSchema,
  deskPageSchema,
  enrolmentRequestSchema,
  enrolmentSchema,
  evidenceReceiptSchema,
  feedSchema,
  handlersSchema,
  helloSchema,
  problemSchema,
  REFUSALS,
  receiptSchema,
  uploadReceiptSchema,
} from '../../domain/wire.ts'
import { deskCase, NULLABLE_IN_CASE, NULLABLE_IN_PLACE, nearCase, RANDOM, SHA, UUID, UUID_2 } from './examples.ts'
import { expectShape, type Shape, takesWith } from './shape.ts'

const photo = { id: RANDOM, state: 'stored', receivedSha256: SHA, refusal: null }
const post = { role: 'grid_leader', gridIds: ['g3'] }

describe('what the server answers', () => {
  test.each<[string, Shape]>([
    [
      'hello',
      {
        schema: helloSchema,
        whole: {
          epoch: 'e1',
          minSchema: 1,
          maxSchema: 1,
          serverTime: 1_764_000_000_000,
          demo: true,
          limits: { photosPerReport: 6, photoBytes: 2_097_152, chunkBytes: 262_144 },
        },
      },
    ],
    [
      'the receipt of a report',
      {
        schema: receiptSchema,
        whole: {
          reportId: UUID,
          caseId: UUID_2,
          manifestSha256: SHA,
          revision: 1,
          epoch: 'e1',
          seq: 9,
          receivedAt: 1_764_000_000_000,
          photos: [photo],
        },
        nullable: ['photos.0.receivedSha256', 'photos.0.refusal'],
        leave: ['photos.0.refusal'],
        mayBeEmpty: ['photos'],
      },
    ],
    [
      'the receipt of a step',
      {
        schema: actReceiptSchema,
        whole: { caseId: UUID_2, opId: UUID, bodySha256: SHA, revision: 2, state: 'accepted', epoch: 'e1', seq: 9 },
      },
    ],
    [
      'the receipt of evidence',
      {
        schema: evidenceReceiptSchema,
        whole: { caseId: UUID_2, photos: [photo] },
        nullable: ['photos.0.receivedSha256', 'photos.0.refusal'],
      },
    ],
    [
      'the receipt of a photo',
      { schema: uploadReceiptSchema, whole: { photo }, nullable: ['photo.receivedSha256', 'photo.refusal'] },
    ],
    [
      'an invitation',
      {
        schema: enrolmentSchema,
        whole: { person: { name: '王', posts: [post] }, community: { id: 'c1', name: '湖畔' }, demo: false },
        nullable: ['person.posts.0.gridIds'],
        mayBeEmpty: ['person.posts'],
      },
    ],
    [
      'a page of a feed',
      {
        schema: feedSchema,
        whole: { epoch: 'e1', items: [{ kind: 'case', seq: 9, case: nearCase }], next: 'n', more: false },
        mayBeEmpty: ['items'],
        leave: ['items.0'],
      },
    ],
    [
      'a page of the desk',
      {
        schema: deskPageSchema,
        whole: { cases: [deskCase], next: 'n' },
        nullable: [
          'next',
          ...NULLABLE_IN_CASE.map((part) => `cases.0.${part}`),
          ...['place', 'takenAt', 'handlerId', 'handlerName', 'task', 'acknowledgeBy'].map((part) => `cases.0.${part}`),
          ...NULLABLE_IN_PLACE.map((part) => `cases.0.place.${part}`),
        ],
        mayBeEmpty: ['cases'],
      },
    ],
    [
      'the people who can be asked to act',
      {
        schema: handlersSchema,
        whole: { handlers: [{ personId: 'p7', name: '物业小陈', kinds: ['property'] }] },
        mayBeEmpty: ['handlers', 'handlers.0.kinds'],
      },
    ],
    [
      'who is signed in',
      {
        schema: meSchema,
        whole: { personId: 'p1', name: '王', communityId: 'c1', posts: [post] },
        nullable: ['posts.0.gridIds'],
        mayBeEmpty: ['posts', 'posts.0.gridIds'],
      },
    ],
  ])('%s', (_name, shape) => expectShape(shape))

  test('how many wait behind each tab, all of them', () => {
    const whole = Object.fromEntries(DESK_TAB_NAMES.map((tab, at) => [tab, at]))
    expectShape({ schema: deskCountsSchema, whole, strict: true })
  })

  test('a refusal with its code, and what an engineer wants to know', () => {
    const whole = { type: 'about:blank', title: 'Conflict', status: 409, code: 'wrong_state', detail: 'closed' }
    const shape: Shape = { schema: problemSchema, whole, optional: ['detail'] }
    expect(takesWith(shape, 'expectedOffset', 7)).toBe(true)
    for (const part of ['type', 'title', 'status', 'code'] as const) {
      expect(takesWith(shape, part, undefined), part).toBe(false)
      expect(takesWith(shape, part, [whole[part]]), part).toBe(false)
    }
    for (const code of REFUSALS) expect(takesWith(shape, 'code', code), code).toBe(true)
    expect(takesWith(shape, 'code', 'no such code')).toBe(false)
    expect(takesWith(shape, 'code', '')).toBe(false)
    expect(takesWith(shape, 'detail', undefined)).toBe(true)
  })

  test('every role has its name', () => {
    const shape: Shape = { schema: postSchema, whole: post, nullable: ['gridIds'] }
    expectShape(shape)
    for (const role of ['reporter', 'grid_leader', 'handler', 'supervisor', 'admin'])
      expect(takesWith(shape, 'role', role), role).toBe(true)
    expect(ROLES.length).toBe(5)
    expect(takesWith(shape, 'role', '')).toBe(false)
  })
})

test('a secret that signs somebody in has its alphabet and its length', () => {
  const shape: Shape = { schema: enrolmentRequestSchema, whole: { secret: 'Az09_-'.repeat(4) }, strict: true }
  expectShape(shape)
  for (const [secret, isTaken] of [
    ['a'.repeat(21), false],
    ['a'.repeat(22), true],
    ['a'.repeat(64), true],
    ['a'.repeat(65), false],
    [`${'a'.repeat(22)}!`, false],
    [`!${'a'.repeat(22)}`, false],
  ] as const)
    expect(takesWith(shape, 'secret', secret), secret).toBe(isTaken)
})
