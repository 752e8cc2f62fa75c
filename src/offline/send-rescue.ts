import type { RescueRequest } from '../../domain/rescue.ts'
import { digestHeader, headers, paths, type Receipt, type RefusalCode, receiptSchema } from '../../domain/wire.ts'
import type { ApiAnswer, ApiClient } from './api-client.ts'
import type { SendTrouble } from './operation.ts'
import type { RescuedReport } from './read-rescue.ts'
import { outcomeOf, type SendOutcome } from './send-outcome.ts'
import { hexToBase64, sha256Hex } from './sha256.ts'
import { uploadPhoto } from './upload-photo.ts'

/** What came of one report of a rescue file. `photosMissing`: in neither the file nor the server. */
export type RescueOutcome =
  | { state: 'delivered'; photosMissing: number }
  /** The server had all of it already: the phone came first, or another desk did. */
  | { state: 'had' }
  | { state: 'refused'; code: RefusalCode }
  /** Not now: another try goes on where this one stopped. */
  | { state: 'later'; why: SendTrouble['why'] }

type Desk = { api: ApiClient; random: (count: number) => Uint8Array }

/**
 * Carries one report of a rescue file to the server, under the ids and hashes its own phone gave it: sent by both, it
 * exists once (I10). Delivered only by a receipt with equal hashes (I3).
 */
export async function sendRescue(report: RescuedReport, desk: Desk): Promise<RescueOutcome> {
  const first = await put(report, desk.api)
  if (!first.ok) return notTaken(first)
  if (!names(report, first.value)) return { state: 'later', why: 'bad_answer' }
  if (first.status === 200 && first.value.photos.every(isSettled)) return { state: 'had' }
  const trouble = await uploadAll(report, first.value, desk)
  if (trouble) return trouble
  const last = await put(report, desk.api)
  if (!last.ok) return notTaken(last)
  return judge(report, last.value)
}

async function put(report: RescuedReport, api: ApiClient): Promise<ApiAnswer<Receipt>> {
  const { personId, opId, text: manifest, bodySha256: manifestSha256 } = report
  const body = JSON.stringify({ personId, opId, manifest, manifestSha256 } satisfies RescueRequest)
  const digest = await sha256Hex(new TextEncoder().encode(body))
  const { contentDigest } = headers
  return api.send(
    {
      method: 'PUT',
      path: paths.rescue(report.reportId),
      headers: { 'content-type': 'application/json', [contentDigest]: digestHeader(hexToBase64(digest)) },
      body,
    },
    receiptSchema,
  )
}

const names = (report: RescuedReport, receipt: Receipt): boolean =>
  receipt.reportId === report.reportId && receipt.manifestSha256 === report.bodySha256

const isSettled = (photo: Receipt['photos'][number]): boolean => photo.state !== 'awaiting'

const notTaken = (answer: Exclude<ApiAnswer<unknown>, { ok: true }>): RescueOutcome =>
  stopped(outcomeOf(answer)) ?? { state: 'later', why: 'bad_answer' }

/** What ends the sending of this report; null for progress. */
function stopped(outcome: SendOutcome): RescueOutcome | null {
  if (outcome.kind === 'refused') return { state: 'refused', code: outcome.code }
  if (outcome.kind === 'trouble') return { state: 'later', why: outcome.why }
  if (outcome.kind !== 'paused') return null
  return { state: 'refused', code: outcome.why === 'sign_in' ? 'sign_in_required' : 'upgrade_required' }
}

async function uploadAll(
  report: RescuedReport,
  receipt: Receipt,
  { api, random }: Desk,
): Promise<RescueOutcome | null> {
  for (const { photoId, sha256, size, bytes } of report.photos) {
    if (receipt.photos.find((photo) => photo.id === photoId)?.state !== 'awaiting') continue
    const upload = { photoId, sha256, size, attempt: null, sentBytes: 0 }
    const outcome = await uploadPhoto(upload, bytes, { api, random, remember: async () => undefined })
    const end = stopped(outcome)
    if (end) return end
  }
  return null
}

/** By the receipt alone: of each photo the server names the hash of the bytes that came. */
function judge(report: RescuedReport, receipt: Receipt): RescueOutcome {
  if (!names(report, receipt)) return { state: 'later', why: 'bad_answer' }
  const wrong = report.photos.some(({ photoId, sha256 }) => {
    const named = receipt.photos.find((photo) => photo.id === photoId)
    return named?.state === 'stored' ? named.receivedSha256 !== sha256 : named?.state !== 'refused'
  })
  if (wrong) return { state: 'later', why: 'bad_answer' }
  return { state: 'delivered', photosMissing: receipt.photos.filter((photo) => !isSettled(photo)).length }
}
