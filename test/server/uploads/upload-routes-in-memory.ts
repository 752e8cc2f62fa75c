import { Hono } from 'hono'
import { beforeEach } from 'vitest'
import type { Actor } from '../../../server/actor.ts'
import { sha256Hex } from '../../../server/content-digest.ts'
import type { Deps, Env } from '../../../server/deps.ts'
import { getReceipt } from '../../../server/intake/receipt.ts'
import { problemResponse, Refusal } from '../../../server/refusal.ts'
import type { PhotoRecord } from '../../../server/stores/photo-record.ts'
import { appendUpload } from '../../../server/uploads/append-upload.ts'
import { createUpload } from '../../../server/uploads/create-upload.ts'
import { headUpload } from '../../../server/uploads/head-upload.ts'
import { RANDOM } from '../../domain/examples.ts'

// The routes on stores in memory, for what the real ones make slow to ask: every header and every answer.

export const BYTES = new TextEncoder().encode('bytes that are no photo')
export const SIZE = BYTES.byteLength
export const base64 = (bytes: Uint8Array) => Buffer.from(sha256Hex(bytes), 'hex').toString('base64')
const ACTOR = { personId: 'p1', communityId: 'c1', name: 'n', posts: [], sessionId: 's' } satisfies Actor

type Held = {
  files: Map<string, Uint8Array>
  photo: Partial<PhotoRecord> & Pick<PhotoRecord, 'declared' | 'state'>
  settled: object[]
  tombstones: { kind: string }[]
  reports: Map<string, object>
  foundBy: unknown[]
}
const declared = { id: RANDOM, sha256: sha256Hex(BYTES), size: SIZE, type: 'image/jpeg' } as const
const nothingYet = (): Held => ({
  files: new Map(),
  photo: { communityId: 'c1', declared, state: 'awaiting', refusal: null, receivedSha256: null },
  settled: [],
  tombstones: [],
  reports: new Map(),
  foundBy: [],
})
/** What the stores hold now and were asked; a test may put something else there. */
export const held = nothingYet()

/** Stores as they are at first, before each test of the calling file. */
export function eachOnFreshStores(): void {
  beforeEach(() => void Object.assign(held, nothingYet()))
}

type Key = { communityId: string; photoId: string; attempt: string }
const nameOf = ({ communityId, photoId, attempt }: Key) => `${communityId}/${photoId}/${attempt}`
const dropAll = (communityId: string, photoId: string) => {
  for (const name of held.files.keys()) if (name.startsWith(`${communityId}/${photoId}/`)) held.files.delete(name)
}
const uploadFiles = {
  create: async (key: Key) => {
    dropAll(key.communityId, key.photoId)
    held.files.set(nameOf(key), new Uint8Array())
  },
  size: async (key: Key) => held.files.get(nameOf(key))?.byteLength ?? null,
  attempts: async () => [...held.files.keys()].map((name) => name.split('/')[2] ?? ''),
  append: async (key: Key, offset: number, bytes: Uint8Array) => {
    const before = held.files.get(nameOf(key)) ?? new Uint8Array()
    if (bytes.byteLength === 0) throw new Error('nothing to append')
    held.files.set(nameOf(key), Buffer.concat([before.subarray(0, offset), bytes]))
  },
  read: async (key: Key) => held.files.get(nameOf(key)) ?? new Uint8Array(),
  remove: async (communityId: string, photoId: string) => dropAll(communityId, photoId),
}
const journal = {
  findDeclaredPhoto: async (_community: string, photoId: string, personId: string) =>
    photoId === held.photo.declared.id && personId === 'p1' ? held.photo : null,
  settlePhoto: async (_community: string, _photoId: string, change: object) => {
    held.settled.push(change)
    held.photo = { ...held.photo, ...change }
    return held.photo
  },
  tombstones: async () => held.tombstones,
  findReport: async (...asked: unknown[]) => {
    held.foundBy = asked
    return held.reports.get(String(asked[2])) ?? null
  },
}
const deps = { journal, uploadFiles } as unknown as Deps // what these routes ask for

export const app = new Hono<Env>()
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

export const PATH = `/u/${RANDOM}/a1`
type Init = { headers?: Record<string, string>; body?: Uint8Array; path?: string }
export const create = ({ headers = {}, path = PATH }: Init = {}) =>
  app.request(path, {
    method: 'POST',
    headers: {
      'upload-complete': '?0',
      'upload-length': String(SIZE),
      'repr-digest': `sha-256=:${base64(BYTES)}:`,
      ...headers,
    },
  })
export const patch = (offset: number, body: Uint8Array, headers: Record<string, string> = {}, path = PATH) =>
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
export const head = async (path = PATH) => app.request(path, { method: 'HEAD' })
export const said = async (answer: Promise<Response> | Response) => {
  const { status, headers } = await answer
  return [status, headers.get('upload-offset'), headers.get('upload-complete'), headers.get('cache-control')]
}
export const refusal = async (answer: Promise<Response> | Response) => {
  const response = await answer
  return [response.status, (await response.json()).code]
}
export const settledSaid = [200, String(SIZE), '?1', 'no-store']
