import { actReceiptSchema, feedSchema, headers, idempotencyKey, paths, receiptSchema } from '../domain/wire.ts'
import { type LeanLine, leanLine, unexpected, until } from './lean-line.ts'
import { digest, type LeanReport, sha256 } from './lean-report.ts'
import { sendLeanPhoto } from './lean-upload.ts'
import { count, type Tally } from './wire.ts'

/** Something the server has answered for: from then on it must be there, whatever happens. */
export type Acked =
  | { what: 'signed-in' }
  | { what: 'report' }
  | { what: 'offset'; photoId: string; size: number }
  | { what: 'photo'; photoId: string }
  | { what: 'act'; opId: string }
/** `at`: Unix ms by this machine's clock. */
export type Ack = Acked & { at: number }

type Wishes = { secrets: readonly string[]; report: LeanReport; base: () => Promise<string>; tally: Tally }

const JSON_TYPE = { 'content-type': 'application/json' }

/**
 * One session: sign in, a report with its photos, an act, a look at the feed. Every step is tried again until the server has
 * answered it as the protocol says.
 * @param wishes.base resolves with the address of a server that is up
 * @returns what the server answered for, in order
 * @throws when it answers what the protocol does not allow, or nothing for long
 */
export async function leanSession({ secrets, report, base, tally }: Wishes): Promise<Ack[]> {
  const acks: Ack[] = []
  const acked = (what: Acked) => void acks.push({ ...what, at: Date.now() })
  const line = leanLine(base, tally)
  await signIn(line, secrets)
  acked({ what: 'signed-in' })
  await sendReport(line, report, tally)
  acked({ what: 'report' })
  for (const photo of report.photos) await sendLeanPhoto(line, photo, acked)
  await act(line, report)
  acked({ what: 'act', opId: report.act.opId })
  await look(line)
  return acks
}

async function signIn(line: LeanLine, secrets: readonly string[]): Promise<void> {
  let link = 0
  await until('sign-in', async () => {
    const body = JSON.stringify({ secret: secrets[link] })
    const answer = await line.exchange('POST', paths.enrolmentClaim, { body, headers: JSON_TYPE })
    if (answer?.status === 410) link++ // burnt by a claim whose answer was lost: the leader shows a new one
    if (answer?.status !== 200) return null
    line.signIn(answer.headers.get('set-cookie')?.split(';')[0] ?? '')
    return true
  })
}

const keyed = (opId: string, body: string) => ({
  body,
  headers: { ...JSON_TYPE, [headers.idempotencyKey]: idempotencyKey(opId), [headers.contentDigest]: digest(body) },
})

async function sendReport(line: LeanLine, { reportId, opId, manifest }: LeanReport, tally: Tally): Promise<void> {
  await until('report', async () => {
    const answer = await line.exchange('PUT', paths.report(reportId), keyed(opId, manifest))
    if (!answer) return null
    if (answer.status !== 200 && answer.status !== 201) return unexpected('report', answer)
    if (answer.status === 200) count(tally, 'replay')
    const receipt = receiptSchema.parse(JSON.parse(answer.text))
    return receipt.manifestSha256 === sha256(manifest) || unexpected('receipt', answer)
  })
}

async function act(line: LeanLine, { caseId, act: { opId, body } }: LeanReport): Promise<void> {
  await until('act', async () => {
    const answer = await line.exchange('POST', paths.acts(caseId), keyed(opId, body))
    if (!answer) return null
    if (answer.status !== 200) return unexpected('act', answer)
    const receipt = actReceiptSchema.parse(JSON.parse(answer.text))
    return (receipt.opId === opId && receipt.bodySha256 === sha256(body)) || unexpected('act receipt', answer)
  })
}

async function look(line: LeanLine): Promise<void> {
  await until('feed', async () => {
    const answer = await line.exchange('GET', `${paths.feed}?scope=mine`)
    if (!answer) return null
    if (answer.status !== 200) return unexpected('feed', answer)
    const feed = feedSchema.parse(JSON.parse(answer.text))
    return feed.items.some(({ kind }) => kind === 'case') || unexpected('feed', answer)
  })
}
