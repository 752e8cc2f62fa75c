import { Hono } from 'hono'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../../server/actor.ts'
import { sha256Hex } from '../../../server/content-digest.ts'
import type { Deps, Env } from '../../../server/deps.ts'
import { getReceipt } from '../../../server/intake/receipt.ts'
import { problemResponse, Refusal } from '../../../server/refusal.ts'
import type { PhotoRecord } from '../../../server/stores/photo-record.ts'
import { appendUpload } from '../../../server/uploads/append-upload.ts'
import { createUpload } from '../../../server/uploads/create-upload.ts'
import { headUpload } from '../../../server/uploads/head-upload.ts'
import { DEAD_AFTER_MS, sweepFiles, UNFINISHED_AFTER_MS } from '../../../server/uploads/sweep-uploads.ts'
import { RANDOM, UUID, UUID_2 } from '../../domain/examples.ts'

// The routes on stores in memory, for what the real ones make slow to ask: every header and every answer.

const BYTES = new TextEncoder().encode('bytes that are no photo')
const SIZE = BYTES.byteLength
const base64 = (bytes: Uint8Array) => Buffer.from(sha256Hex(bytes), 'hex').toString('base64')
const ACTOR = { personId: 'p1', communityId: 'c1', name: 'n', posts: [], sessionId: 's' } satisfies Actor

let files: Map<string, Uint8Array>
let photo: Partial<PhotoRecord> & Pick<PhotoRecord, 'declared' | 'state'>
let settled: object[]
let tombstones: { kind: string }[]
let reports: Map<string, object>
let foundBy: unknown[]
beforeEach(() => {
  files = new Map()
  settled = []
  tombstones = []
  reports = new Map()
  foundBy = []
  const declared = { id: RANDOM, sha256: sha256Hex(BYTES), size: SIZE, type: 'image/jpeg' } as const
  photo = { communityId: 'c1', declared, state: 'awaiting', refusal: null, receivedSha256: null }
})

type Key = { communityId: string; photoId: string; attempt: string }
const nameOf = ({ communityId, photoId, attempt }: Key) => `${communityId}/${photoId}/${attempt}`
const dropAll = (communityId: string, photoId: string) => {
  for (const name of files.keys()) if (name.startsWith(`${communityId}/${photoId}/`)) files.delete(name)
}
const uploadFiles = {
  create: async (key: Key) => {
    dropAll(key.communityId, key.photoId)
    files.set(nameOf(key), new Uint8Array())
  },
  size: async (key: Key) => files.get(nameOf(key))?.byteLength ?? null,
  attempts: async () => [...files.keys()].map((name) => name.split('/')[2] ?? ''),
  append: async (key: Key, offset: number, bytes: Uint8Array) => {
    const before = files.get(nameOf(key)) ?? new Uint8Array()
    if (bytes.byteLength === 0) throw new Error('nothing to append')
    files.set(nameOf(key), Buffer.concat([before.subarray(0, offset), bytes]))
  },
  read: async (key: Key) => files.get(nameOf(key)) ?? new Uint8Array(),
  remove: async (communityId: string, photoId: string) => dropAll(communityId, photoId),
}
const journal = {
  findDeclaredPhoto: async (_community: string, photoId: string, personId: string) =>
    photoId === photo.declared.id && personId === 'p1' ? photo : null,
  settlePhoto: async (_community: string, _photoId: string, change: object) => {
    settled.push(change)
    photo = { ...photo, ...change }
    return photo
  },
  tombstones: async () => tombstones,
  findReport: async (...asked: unknown[]) => {
    foundBy = asked
    return reports.get(String(asked[2])) ?? null
  },
}
const deps = { journal, uploadFiles } as unknown as Deps // what these routes ask for

const app = new Hono<Env>()
app.use(async (c, next) => {
  c.set('actor', { ...ACTOR, personId: c.req.header('x-who') ?? 'p1' })
  await next()
})
app.post('/u/:photoId/:attempt', (c) => createUpload(c, deps))
app.patch('/u/:photoId/:attempt', (c) => appendUpload(c, deps))
app.get('/u/:photoId/:attempt', (c) => headUpload(c, deps))
app.get('/receipt/:reportId', (c) => getReceipt(c, deps))
app.onError((error) => {
  if (error instanceof Refusal) return problemResponse(error.code, error.extra)
  throw error
})

const PATH = `/u/${RANDOM}/a1`
type Init = { headers?: Record<string, string>; body?: Uint8Array; path?: string }
const create = ({ headers = {}, path = PATH }: Init = {}) =>
  app.request(path, {
    method: 'POST',
    headers: {
      'upload-complete': '?0',
      'upload-length': String(SIZE),
      'repr-digest': `sha-256=:${base64(BYTES)}:`,
      ...headers,
    },
  })
const patch = (offset: number, body: Uint8Array, headers: Record<string, string> = {}, path = PATH) =>
  app.request(path, {
    method: 'PATCH',
    body: new Uint8Array(body),
    headers: {
      'content-type': 'application/partial-upload',
      'upload-offset': String(offset),
      'content-digest': `sha-256=:${base64(body)}:`,
      ...headers,
    },
  })
const head = async (path = PATH) => app.request(path, { method: 'HEAD' })
const said = async (answer: Promise<Response> | Response) => {
  const { status, headers } = await answer
  return [status, headers.get('upload-offset'), headers.get('upload-complete'), headers.get('cache-control')]
}
const refusal = async (answer: Promise<Response> | Response) => {
  const response = await answer
  return [response.status, (await response.json()).code]
}
const settledSaid = [200, String(SIZE), '?1', 'no-store']

describe('creating', () => {
  test('begins at nothing, and goes on where it is', async () => {
    expect(await said(create())).toEqual([201, '0', '?0', 'no-store'])
    expect((await create()).headers.get('location')).toBe(PATH)
    await patch(0, BYTES.subarray(0, 5))
    expect(await said(create())).toEqual([201, '5', '?0', 'no-store'])
    expect((await create()).headers.get('location')).toBe(PATH)
    expect(settled).toEqual([])
  })
  test('with another attempt starts over', async () => {
    await create()
    await patch(0, BYTES.subarray(0, 5))
    const again = await create({ path: `/u/${RANDOM}/a2` })
    expect([again.headers.get('location'), ...(await said(again))]).toEqual([
      `/u/${RANDOM}/a2`,
      201,
      '0',
      '?0',
      'no-store',
    ])
    expect([...files.keys()]).toEqual([`c1/${RANDOM}/a2`])
  })
  test('finishes what has all its bytes', async () => {
    await create()
    files.set(`c1/${RANDOM}/a1`, BYTES)
    const answer = await create({ path: `/u/${RANDOM}/a2` })
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(await answer.json()).toEqual({
      photo: { id: RANDOM, state: 'refused', receivedSha256: sha256Hex(BYTES), refusal: 'unsupported_type' },
    })
    expect(await said(create())).toEqual(settledSaid)
    expect(files.size).toBe(0)
  })
  test('awaits anew what came garbled; nothing else is touched', async () => {
    photo = { ...photo, state: 'refused', refusal: 'hash_mismatch' }
    expect(await said(create())).toEqual([201, '0', '?0', 'no-store'])
    expect(settled).toEqual([{ state: 'awaiting' }])
  })
  test.each<[string, Record<string, string>, unknown[]]>([
    ['with bytes', { 'content-length': '5' }, [400, 'bad_body']],
    ['complete', { 'upload-complete': '?1' }, [400, 'bad_header']],
    ['of another length', { 'upload-length': String(SIZE + 1) }, [400, 'bad_header']],
    ['of no length', { 'upload-length': '' }, [400, 'bad_header']],
    ['of another hash', { 'repr-digest': `sha-256=:${base64(new Uint8Array(1))}:` }, [400, 'digest_mismatch']],
  ])('%s is refused', async (_name, headers, expected) => {
    expect(await refusal(create({ headers }))).toEqual(expected)
    expect(files.size).toBe(0)
  })
  test('without a hash is refused; an explicit length of nothing is fine', async () => {
    const bare = app.request(PATH, {
      method: 'POST',
      headers: { 'upload-complete': '?0', 'upload-length': String(SIZE) },
    })
    expect(await refusal(bare)).toEqual([400, 'bad_header'])
    expect((await create({ headers: { 'content-length': '0' } })).status).toBe(201)
  })
  test('what is promised is checked before anything is answered, also of a settled photo', async () => {
    photo = { ...photo, state: 'stored' }
    expect(await refusal(create({ headers: { 'upload-length': '1' } }))).toEqual([400, 'bad_header'])
    expect(await said(create())).toEqual(settledSaid)
  })
})

describe('adding', () => {
  test('a piece after the other, the last is answered with what became of the photo', async () => {
    await create()
    expect(await said(patch(0, BYTES.subarray(0, 5)))).toEqual([204, '5', '?0', 'no-store'])
    const last = await patch(5, BYTES.subarray(5))
    expect(await last.json()).toMatchObject({ photo: { id: RANDOM, refusal: 'unsupported_type' } })
    expect(await said(patch(5, BYTES.subarray(5)))).toEqual(settledSaid)
  })
  test('an empty piece at the end of a whole upload finishes it', async () => {
    await create()
    files.set(`c1/${RANDOM}/a1`, BYTES)
    expect(await said(patch(SIZE, new Uint8Array()))).toEqual(settledSaid)
  })
  test('the type is one of bytes, or none, however it is written', async () => {
    await create()
    for (const type of ['text/html', 'application/json', '', 'application/partial-uploads'])
      expect(await refusal(patch(0, BYTES.subarray(0, 1), { 'content-type': type })), type).toEqual([
        415,
        'unsupported_media_type',
      ])
    let at = 0
    for (const type of ['application/octet-stream', 'Application/Partial-Upload ; a=b', 'application/partial-upload'])
      expect((await patch(at, BYTES.subarray(at, ++at), { 'content-type': type })).status, type).toBe(204)
    const untyped = app.request(PATH, {
      method: 'PATCH',
      body: new Uint8Array(BYTES.subarray(at, at + 1)),
      headers: { 'upload-offset': String(at), 'content-digest': `sha-256=:${base64(BYTES.subarray(at, at + 1))}:` },
    })
    expect((await untyped).status).toBe(204)
  })
  test('at another place is told the right one', async () => {
    await create()
    await patch(0, BYTES.subarray(0, 5))
    const answer = await patch(7, BYTES.subarray(7))
    expect([answer.status, answer.headers.get('upload-offset')]).toEqual([409, '5'])
    expect(await answer.json()).toMatchObject({ code: 'wrong_offset', expectedOffset: 5 })
  })
  test('to what was never begun, or beyond what was declared, or nothing, or without its hash', async () => {
    expect(await refusal(patch(0, BYTES))).toEqual([404, 'not_found'])
    await create()
    const more = new Uint8Array([...BYTES, 1])
    expect(await refusal(patch(0, more))).toEqual([400, 'too_long'])
    expect(await refusal(patch(0, new Uint8Array()))).toEqual([400, 'empty_chunk'])
    expect(await refusal(patch(0, BYTES, { 'content-digest': `sha-256=:${base64(more)}:` }))).toEqual([
      400,
      'digest_mismatch',
    ])
    const unhashed = app.request(PATH, {
      method: 'PATCH',
      body: new Uint8Array(BYTES),
      headers: { 'upload-offset': '0' },
    })
    expect(await refusal(unhashed)).toEqual([400, 'bad_header'])
    expect(await said(head())).toEqual([204, '0', '?0', 'no-store'])
  })
})

describe('asking', () => {
  test('how many bytes are there', async () => {
    expect((await head()).status).toBe(404)
    await create()
    await patch(0, BYTES.subarray(0, 5))
    expect(await said(head())).toEqual([204, '5', '?0', 'no-store'])
    photo = { ...photo, state: 'stored' }
    expect(await said(head())).toEqual([204, String(SIZE), '?1', 'no-store'])
  })
})

describe('whose photo', () => {
  test('nobody else’s, and none that was not declared; one forgotten is gone', async () => {
    const other = { headers: { 'x-who': 'p2' } }
    expect(await refusal(create(other))).toEqual([404, 'photo_not_declared'])
    const unknown = { path: `/u/${'cd'.repeat(16)}/a1` }
    expect(await refusal(create(unknown))).toEqual([404, 'photo_not_declared'])
    tombstones = [{ kind: 'report' }]
    expect(await refusal(create(unknown))).toEqual([404, 'photo_not_declared'])
    tombstones = [{ kind: 'photo' }]
    expect(await refusal(create(unknown))).toEqual([410, 'gone'])
  })
  test.each([
    `/u/${RANDOM}x/a1`,
    `/u/${RANDOM}/A1`,
    `/u/${RANDOM}/a-1`,
    `/u/${RANDOM}/${'a'.repeat(33)}`,
    `/u/${RANDOM}/_a`,
  ])('%s is found nowhere', async (path) => expect(await refusal(create({ path }))).toEqual([404, 'not_found']))
  test('a stranger does not end an upload that is under way', async () => {
    await create()
    let finish = () => {}
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new Uint8Array(BYTES.subarray(0, 2)))
        finish = () => {
          controller.enqueue(new Uint8Array(BYTES.subarray(2)))
          controller.close()
        }
      },
    })
    const headers = { 'upload-offset': '0', 'content-digest': `sha-256=:${base64(BYTES)}:` }
    const request = { method: 'PATCH', body, duplex: 'half', headers } as RequestInit // lib.dom does not know duplex
    const slow = app.request(PATH, request)
    await new Promise((resolve) => setTimeout(resolve, 10))
    await create({ headers: { 'x-who': 'p2' } })
    finish()
    expect((await slow).status).toBe(200)
  })
})

describe('the receipt again', () => {
  const ask = (reportId: string) => app.request(`/receipt/${reportId}`)
  test('for the one who reported; one forgotten is gone', async () => {
    reports.set(UUID, { reportId: UUID })
    const answer = await ask(UUID)
    expect([answer.status, await answer.json(), foundBy]).toEqual([200, { reportId: UUID }, ['c1', 'p1', UUID]])
    expect(await refusal(ask(UUID_2))).toEqual([404, 'not_found'])
    tombstones = [{ kind: 'photo' }]
    expect(await refusal(ask(UUID_2))).toEqual([404, 'not_found'])
    tombstones = [{ kind: 'report' }]
    expect(await refusal(ask(UUID_2))).toEqual([410, 'gone'])
    expect(await refusal(ask('not-an-id'))).toEqual([404, 'not_found'])
  })
})

describe('sweeping', () => {
  const NOW = 1_764_000_000_000
  const sweep = async (touchedAgo: number, found: object | null) => {
    const removed: string[] = []
    const asked: number[] = []
    const dropHalfWritten = async (before: number) => asked.push(before)
    const swept = await sweepFiles({
      now: () => NOW,
      journal: { findPhoto: async () => found, filesToRemove: async () => [] },
      photoFiles: { dropHalfWritten },
      mapFiles: { dropHalfWritten },
      uploadFiles: {
        list: async () => [{ communityId: 'c1', photoId: RANDOM, touchedAt: NOW - touchedAgo }],
        remove: async (_community: string, photoId: string) => removed.push(photoId),
      },
    } as unknown as Parameters<typeof sweepFiles>[0]) // what a sweep asks for
    return { swept, removed: removed.length, asked }
  }
  test('to the millisecond', async () => {
    const [dead, unfinished] = [{ state: 'stored' }, { state: 'awaiting' }]
    expect((await sweep(DEAD_AFTER_MS - 1, dead)).removed).toBe(0)
    expect((await sweep(DEAD_AFTER_MS, dead)).removed).toBe(1)
    expect((await sweep(DEAD_AFTER_MS, null)).removed).toBe(1)
    expect((await sweep(UNFINISHED_AFTER_MS - 1, unfinished)).removed).toBe(0)
    expect((await sweep(UNFINISHED_AFTER_MS, unfinished)).removed).toBe(1)
    expect((await sweep(DEAD_AFTER_MS, { state: 'refused', refusal: 'hash_mismatch' })).removed).toBe(0)
    expect((await sweep(DEAD_AFTER_MS, { state: 'refused', refusal: 'undecodable' })).removed).toBe(1)
    expect([DEAD_AFTER_MS, UNFINISHED_AFTER_MS]).toEqual([3_600_000, 30 * 86_400_000])
  })
  test('counts what went, and what lay there half written since an hour', async () => {
    // Each drop tells how many went: 1, then 2; and one upload.
    expect(await sweep(DEAD_AFTER_MS, null)).toEqual({
      swept: 4,
      removed: 1,
      asked: [NOW - DEAD_AFTER_MS, NOW - DEAD_AFTER_MS],
    })
  })
})
