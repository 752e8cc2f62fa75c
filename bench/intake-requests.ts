import { createHash, randomBytes } from 'node:crypto'
import { uuidV7 } from '../domain/id.ts'
import { REPORT_SCHEMA, type ReportManifest } from '../domain/report.ts'
import { digestHeader, headers, idempotencyKey, paths } from '../domain/wire.ts'

const BODY_BYTES = 1024

/** A report as a phone would send it, ready on the wire, and the question whether the server has it. */
export type IntakeRequest = { put: Buffer; askReceipt: Buffer }

/** Distinct reports of exactly 1 KB: own ids, a photo each, words filled up to the size. */
export function intakeRequests(count: number, port: number, cookie: string): IntakeRequest[] {
  return Array.from({ length: count }, () => {
    const { reportId, bytes } = kilobyteReport()
    return {
      put: wirePut(paths.report(reportId), port, cookie, bytes),
      askReceipt: wireGet(paths.receipt(reportId), port, cookie),
    }
  })
}

/** A report's text of exactly 1 KB, unlike every other. */
export function kilobyteReport(): { reportId: string; bytes: Buffer } {
  const manifest = report()
  return { reportId: manifest.reportId, bytes: body(manifest) }
}

const newId = () => uuidV7(Date.now(), randomBytes(10))

function report(): ReportManifest {
  return {
    schema: REPORT_SCHEMA,
    reportId: newId(),
    caseId: newId(),
    sealedAt: Date.now(),
    takenAt: Date.now() - 60_000,
    categoryId: 'ebike-parking',
    kind: null,
    place: {
      source: 'gps',
      lat: 28.3705,
      lng: 121.3545,
      accuracy: 8,
      at: Date.now(),
      buildingId: null,
      unit: null,
      spot: null,
    },
    words: '',
    photos: [
      {
        id: randomBytes(16).toString('hex'),
        sha256: randomBytes(32).toString('hex'),
        size: 280_000,
        type: 'image/jpeg',
      },
    ],
  }
}

/** Filled with Chinese words, three bytes a character: 1 KB stays within the 500 characters a report may have. */
function body(manifest: ReportManifest): Buffer {
  const room = BODY_BYTES - Buffer.byteLength(JSON.stringify(manifest))
  const filled = Buffer.from(
    JSON.stringify({ ...manifest, words: '垃'.repeat(Math.floor(room / 3)) + 'x'.repeat(room % 3) }),
  )
  if (filled.length !== BODY_BYTES) throw new Error(`a report of ${filled.length} bytes instead of ${BODY_BYTES}`)
  return filled
}

const common = (port: number, cookie: string) => `Host: localhost:${port}\r\nCookie: ${cookie}\r\n`

function wirePut(path: string, port: number, cookie: string, bytes: Buffer): Buffer {
  const digest = createHash('sha256').update(bytes).digest('base64')
  const head = [
    `PUT ${path} HTTP/1.1\r\n${common(port, cookie)}Origin: http://localhost:${port}`,
    'Sec-Fetch-Site: same-origin',
    'Content-Type: application/json',
    `Content-Length: ${bytes.length}`,
    `${headers.idempotencyKey}: ${idempotencyKey(newId())}`,
    `${headers.contentDigest}: ${digestHeader(digest)}`,
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes])
}

const wireGet = (path: string, port: number, cookie: string): Buffer =>
  Buffer.from(`GET ${path} HTTP/1.1\r\n${common(port, cookie)}\r\n`)
