import { createHash, randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import type { CaseAct } from '../../../domain/case-act.ts'
import { uuidV7 } from '../../../domain/id.ts'
import type { ReportManifest } from '../../../domain/report.ts'
import {
  digestHeader,
  type FeedScope,
  feedSchema,
  headers,
  idempotencyKey,
  paths,
  revisionTag,
} from '../../../domain/wire.ts'
import type { Env } from '../../../server/deps.ts'

export const newUuid = (now = Date.now()) => uuidV7(now, randomBytes(10))
export const newPhotoId = () => randomBytes(16).toString('hex')
export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
export const digest = (bytes: Uint8Array) => digestHeader(createHash('sha256').update(bytes).digest('base64'))
const utf8 = (text: string) => new TextEncoder().encode(text)

export type PhotoBytes = { ref: { id: string; sha256: string; size: number; type: 'image/jpeg' }; bytes: Uint8Array }

/** A photo as a manifest declares it. */
export const photoOf = (bytes: Uint8Array): PhotoBytes => ({
  ref: { id: newPhotoId(), sha256: sha256(bytes), size: bytes.byteLength, type: 'image/jpeg' },
  bytes,
})

/** A sealed report with one photo whose bytes never come, unless said otherwise. */
export const aReport = (wish: Partial<ReportManifest> = {}): ReportManifest => ({
  schema: 1,
  reportId: newUuid(),
  caseId: newUuid(),
  sealedAt: Date.UTC(2026, 9, 12, 1, 59),
  takenAt: null,
  categoryId: 'ebike-parking',
  kind: null,
  place: {
    source: 'gps',
    lat: 28.3705,
    lng: 121.3545,
    accuracy: 8,
    at: null,
    buildingId: null,
    unit: null,
    spot: null,
  },
  words: '占了盲道',
  photos: [photoOf(randomBytes(20)).ref],
  ...wish,
})

type Sending = { json?: unknown; body?: Uint8Array<ArrayBuffer> | string; headers?: Record<string, string> }

/** Requests as one signed-in person's phone or desk makes them. */
export function phoneOf(app: Hono<Env>, cookie: string, now: () => number) {
  const send = (method: string, path: string, sending: Sending = {}): Promise<Response> => {
    const body = sending.json === undefined ? sending.body : JSON.stringify(sending.json)
    const type: Record<string, string> = sending.json === undefined ? {} : { 'content-type': 'application/json' }
    const init = { method, headers: { cookie, ...type, ...sending.headers } }
    return Promise.resolve(app.request(path, body === undefined ? init : { ...init, body }))
  }
  const putReport = (manifest: ReportManifest, opId = newUuid(now()), extra: Record<string, string> = {}) => {
    const bytes = utf8(JSON.stringify(manifest))
    const sent = { [headers.idempotencyKey]: idempotencyKey(opId), [headers.contentDigest]: digest(bytes), ...extra }
    return send('PUT', paths.report(manifest.reportId), {
      body: bytes,
      headers: { 'content-type': 'application/json', ...sent },
    })
  }
  const create = (photo: PhotoBytes, attempt = 'a1', extra: Record<string, string> = {}) =>
    send('POST', paths.upload(photo.ref.id, attempt), {
      headers: {
        [headers.uploadComplete]: '?0',
        [headers.uploadLength]: String(photo.ref.size),
        [headers.reprDigest]: digestHeader(Buffer.from(photo.ref.sha256, 'hex').toString('base64')),
        ...extra,
      },
    })
  const patch = (
    photoId: string,
    offset: number,
    bytes: Uint8Array,
    attempt = 'a1',
    extra: Record<string, string> = {},
  ) =>
    send('PATCH', paths.upload(photoId, attempt), {
      body: new Uint8Array(bytes),
      headers: {
        'content-type': 'application/partial-upload',
        [headers.uploadOffset]: String(offset),
        [headers.contentDigest]: digest(bytes),
        ...extra,
      },
    })
  const upload = async (photo: PhotoBytes, attempt = 'a1') => {
    let answer = await create(photo, attempt)
    for (let at = 0; answer.status !== 200 && at < photo.ref.size; at += 262_144) {
      answer = await patch(photo.ref.id, at, photo.bytes.subarray(at, at + 262_144), attempt)
    }
    return answer
  }
  const act = (
    caseId: string,
    body: CaseAct | Record<string, unknown>,
    revision: number | null,
    opId = newUuid(now()),
  ) => {
    const match: Record<string, string> = revision === null ? {} : { [headers.ifMatch]: revisionTag(revision) }
    const keyed = { [headers.idempotencyKey]: idempotencyKey(opId), ...match }
    return send('POST', paths.acts(caseId), { json: body, headers: keyed })
  }
  const feed = async (scope: FeedScope, after?: string) => {
    const query = after === undefined ? '' : `&after=${after}`
    const answer = await send('GET', `${paths.feed}?scope=${scope}${query}`)
    if (answer.status !== 200) throw new Error(`feed: ${answer.status} ${await answer.text()}`)
    return feedSchema.parse(await answer.json())
  }
  return { send, putReport, create, patch, upload, act, feed }
}

export type Phone = ReturnType<typeof phoneOf>

/** Status and code of a refusal, for comparing. */
export async function refusal(answer: Response | Promise<Response>): Promise<[number, unknown]> {
  const response = await answer
  const type = response.headers.get('content-type')
  if (type !== 'application/problem+json') return [response.status, `no problem+json but ${type}`]
  const problem = (await response.json()) as { code: unknown } // our own problem+json
  return [response.status, problem.code]
}
