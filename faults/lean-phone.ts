import { createHash } from 'node:crypto'
import { randomId, toHex, uuidV7 } from '../domain/id.ts'
import { UPLOAD_CHUNK_MAX } from '../domain/photo.ts'
import {
  actReceiptSchema,
  digestHeader,
  feedSchema,
  headers,
  idempotencyKey,
  paths,
  receiptSchema,
  uploadReceiptSchema,
} from '../domain/wire.ts'
import type { Dice } from './dice.ts'
import type { Told } from './ledger.ts'
import { count, type Tally } from './wire.ts'

/** Something the server has answered for: from then on it must be there, whatever happens. `at`: Unix ms by this machine's clock. */
export type Ack = { at: number } & (
  | { what: 'signed-in' }
  | { what: 'report' }
  | { what: 'offset'; photoId: string; size: number }
  | { what: 'photo'; photoId: string }
  | { what: 'act'; opId: string }
)

type Photo = { id: string; bytes: Uint8Array<ArrayBuffer>; sha256: string }

/** What one volunteer says and sends in a session, sealed before it begins. */
export type LeanReport = {
  reportId: string
  caseId: string
  mark: string
  manifest: string
  opId: string
  photos: Photo[]
}

type Wishes = {
  secrets: readonly string[]
  report: LeanReport
  /** Resolves with the address of a server that is up: waits while it is down. */
  base: () => Promise<string>
  tally: Tally
}

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex')
const digest = (data: Uint8Array | string) => digestHeader(createHash('sha256').update(data).digest('base64'))

/** A sealed report with these photos; ids come from the dice, so that a run can be played again. */
export function leanReport(chance: Dice, photos: readonly ArrayBuffer[]): LeanReport {
  const uuid = () => uuidV7(Date.UTC(2026, 9, 12) + chance.between(0, 1e9), chance.bytes(10))
  const [reportId, caseId, opId] = [uuid(), uuid(), uuid()]
  const mark = `上报 ${toHex(chance.bytes(6))}`
  const taken = photos.map((buffer): Photo => {
    const bytes = new Uint8Array(buffer)
    return { id: randomId(chance.bytes(16)), bytes, sha256: sha256(bytes) }
  })
  const refs = taken.map((photo) => ({
    id: photo.id,
    sha256: photo.sha256,
    size: photo.bytes.length,
    type: 'image/jpeg',
  }))
  const open = { takenAt: null, categoryId: 'ebike-parking', kind: null, place: null }
  const manifest = JSON.stringify({ schema: 1, reportId, caseId, sealedAt: 0, ...open, words: mark, photos: refs })
  return { reportId, caseId, mark, manifest, opId, photos: taken }
}

/** The ledger's line for it. A session that ended told its person 已送达. */
export const toldOfLean = (report: LeanReport, delivered: boolean): Told => ({
  reportId: report.reportId,
  mark: report.mark,
  manifestSha256: sha256(report.manifest),
  photos: report.photos.map(({ id, sha256: hash }) => ({ id, sha256: hash })),
  delivered,
  stillHere: true,
})

const ANSWER_WITHIN_MS = 20_000
const TRIES_MAX = 200
const PAUSE_MS = 20

/** The operation of the one act of a session: the reporter adds words. Its id follows from the report's. */
const actOf = (report: LeanReport) => ({
  opId: report.opId.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
  body: JSON.stringify({ act: 'supplement', supplement: { categoryId: 'clutter' } }),
})

/**
 * One session: sign in, a report with its photos, an act, a look at the feed. Every step is tried again until the server has
 * answered it as the protocol says. @returns what the server answered for, in order
 */
export async function leanSession({ secrets, report, base, tally }: Wishes): Promise<Ack[]> {
  const acks: Ack[] = []
  let cookie = ''

  /** One exchange; null when nothing came back, or a body that broke off. */
  const exchange = async (method: string, path: string, body: BodyInit | null, extra: Record<string, string>) => {
    try {
      const sent = { cookie, 'sec-fetch-site': 'same-origin', ...extra }
      const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
      const answer = await fetch((await base()) + path, { method, body, headers: sent, signal })
      const text = await answer.text()
      count(tally, answer.status)
      return { status: answer.status, headers: answer.headers, text }
    } catch {
      count(tally, 'unanswered')
      return null
    }
  }
  type Answer = NonNullable<Awaited<ReturnType<typeof exchange>>>

  const until = async <T>(what: string, attempt: (turn: number) => Promise<T | null>): Promise<T> => {
    for (let turn = 0; turn < TRIES_MAX; turn++) {
      const done = await attempt(turn)
      if (done !== null) return done
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
    throw new Error(`${what}: no answer after ${TRIES_MAX} tries`)
  }
  const unexpected = (what: string, answer: Answer): never => {
    throw new Error(`${what}: ${answer.status} ${answer.text.slice(0, 200)}`)
  }
  const json = { 'content-type': 'application/json' }

  const signIn = async () => {
    let link = 0
    await until('sign-in', async () => {
      const body = JSON.stringify({ secret: secrets[link] })
      const answer = await exchange('POST', paths.enrolmentClaim, body, json)
      if (answer?.status === 410) link++ // burnt by a claim whose answer was lost: the leader shows a new one
      if (answer?.status !== 200) return null
      cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
      return acks.push({ what: 'signed-in', at: Date.now() })
    })
  }

  const sendReport = async () => {
    const sent = { ...json, [headers.idempotencyKey]: idempotencyKey(report.opId) }
    await until('report', async () => {
      const answer = await exchange('PUT', paths.report(report.reportId), report.manifest, {
        ...sent,
        [headers.contentDigest]: digest(report.manifest),
      })
      if (!answer) return null
      if (answer.status !== 200 && answer.status !== 201) return unexpected('report', answer)
      if (answer.status === 200) count(tally, 'replay')
      const receipt = receiptSchema.parse(JSON.parse(answer.text))
      if (receipt.manifestSha256 !== sha256(report.manifest)) return unexpected('receipt', answer)
      return acks.push({ what: 'report', at: Date.now() })
    })
  }

  /** Asks where the upload is and sends the next piece, until the receipt comes. */
  const sendPhoto = async (photo: Photo) => {
    const path = paths.upload(photo.id, 'a1')
    const settled = (answer: Answer) => {
      const { photo: receipt } = uploadReceiptSchema.parse(JSON.parse(answer.text))
      if (receipt.state !== 'stored' || receipt.receivedSha256 !== photo.sha256) return unexpected('photo', answer)
      acks.push({ what: 'photo', photoId: photo.id, at: Date.now() })
      return true
    }
    await until('photo', async () => {
      const opened = await exchange('POST', path, null, {
        [headers.uploadComplete]: '?0',
        [headers.uploadLength]: String(photo.bytes.length),
        [headers.reprDigest]: digest(photo.bytes),
      })
      if (!opened) return null
      if (opened.status === 200) return settled(opened)
      if (opened.status !== 201) return unexpected('upload', opened)
      let offset = Number(opened.headers.get(headers.uploadOffset))
      while (offset < photo.bytes.length) {
        const piece = photo.bytes.slice(offset, offset + UPLOAD_CHUNK_MAX)
        const answer = await exchange('PATCH', path, piece, {
          'content-type': 'application/partial-upload',
          [headers.uploadOffset]: String(offset),
          [headers.contentDigest]: digest(piece),
        })
        if (!answer) return null
        if (answer.status === 200) return settled(answer)
        if (answer.status !== 204) return answer.status === 409 ? null : unexpected('piece', answer)
        offset = Number(answer.headers.get(headers.uploadOffset))
        acks.push({ what: 'offset', photoId: photo.id, size: offset, at: Date.now() })
      }
      return null // all its bytes are there and no receipt came: opening it again answers that
    })
  }

  const act = async () => {
    const { opId, body } = actOf(report)
    await until('act', async () => {
      const keyed = { ...json, [headers.idempotencyKey]: idempotencyKey(opId), [headers.contentDigest]: digest(body) }
      const answer = await exchange('POST', paths.acts(report.caseId), body, keyed)
      if (!answer) return null
      if (answer.status !== 200) return unexpected('act', answer)
      const receipt = actReceiptSchema.parse(JSON.parse(answer.text))
      if (receipt.opId !== opId || receipt.bodySha256 !== sha256(body)) return unexpected('act receipt', answer)
      return acks.push({ what: 'act', opId, at: Date.now() })
    })
  }

  const look = () =>
    until('feed', async () => {
      const answer = await exchange('GET', `${paths.feed}?scope=mine`, null, {})
      if (!answer) return null
      if (answer.status !== 200) return unexpected('feed', answer)
      const feed = feedSchema.parse(JSON.parse(answer.text))
      return feed.items.some(({ kind }) => kind === 'case') ? feed : unexpected('feed', answer)
    })

  await signIn()
  await sendReport()
  for (const photo of report.photos) await sendPhoto(photo)
  await act()
  await look()
  return acks
}
