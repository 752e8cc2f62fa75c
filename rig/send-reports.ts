import { createHash, randomBytes } from 'node:crypto'
import { uuidV7 } from '../domain/id.ts'
import { REPORT_SCHEMA, type ReportManifest } from '../domain/report.ts'
import { digestHeader, headers, idempotencyKey, paths } from '../domain/wire.ts'
import type { RunningServer } from './run-server.ts'

export type ReportToSend = {
  words: string
  categoryId: string | null
  at: { lat: number; lng: number }
  /** A JPEG of at most 256 KiB: one piece. */
  photo: Buffer
}

const newId = () => uuidV7(Date.now(), randomBytes(10))
const digest = (bytes: Buffer) => digestHeader(createHash('sha256').update(bytes).digest('base64'))

/** Sends whole reports with their photos as the demo's volunteer, without a phone: for stories about who reads them. */
export async function sendReports(server: RunningServer, reports: readonly ReportToSend[]): Promise<void> {
  const cookie = await signIn(server)
  const send = async (method: string, path: string, more: Record<string, string>, body: Buffer | null) => {
    const answer = await fetch(server.url + path, {
      method,
      headers: { cookie, origin: server.url, 'sec-fetch-site': 'same-origin', ...more },
      body: body && new Uint8Array(body),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  }
  for (const report of reports) {
    const manifest = manifestOf(report)
    const bytes = Buffer.from(JSON.stringify(manifest))
    const json = { 'content-type': 'application/json', [headers.contentDigest]: digest(bytes) }
    const key = { [headers.idempotencyKey]: idempotencyKey(newId()) }
    await send('PUT', paths.report(manifest.reportId), { ...json, ...key }, bytes)
    const { photo } = report
    const upload = paths.upload(manifest.photos[0]?.id ?? '', 'a1b2c3d4e5f6')
    const whole = { [headers.uploadLength]: String(photo.length), [headers.reprDigest]: digest(photo) }
    await send('POST', upload, { ...whole, [headers.uploadComplete]: '?0' }, null)
    const piece = { 'content-type': 'application/partial-upload', [headers.contentDigest]: digest(photo) }
    await send('PATCH', upload, { ...piece, [headers.uploadOffset]: '0', [headers.uploadComplete]: '?1' }, photo)
  }
}

async function signIn(server: RunningServer): Promise<string> {
  const secret = new URL(server.links.reporter).hash.slice(1)
  const answer = await fetch(server.url + paths.enrolmentClaim, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ secret }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (!answer.ok || !cookie) throw new Error(`signing in: ${answer.status} ${await answer.text()}`)
  return cookie
}

function manifestOf({ words, categoryId, at, photo }: ReportToSend): ReportManifest {
  const place = { source: 'gps' as const, ...at, accuracy: 8, at: Date.now(), buildingId: null, unit: null, spot: null }
  return {
    schema: REPORT_SCHEMA,
    reportId: newId(),
    caseId: newId(),
    sealedAt: Date.now(),
    takenAt: Date.now() - 60_000,
    categoryId,
    kind: null,
    place,
    words,
    photos: [
      {
        id: randomBytes(16).toString('hex'),
        sha256: createHash('sha256').update(photo).digest('hex'),
        size: photo.length,
        type: 'image/jpeg',
      },
    ],
  }
}
