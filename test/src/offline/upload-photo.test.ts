import { describe, expect, test } from 'vitest'
import { UPLOAD_CHUNK_MAX } from '../../../domain/photo.ts'
import { createApiClient } from '../../../src/offline/api-client.ts'
import { sha256Hex } from '../../../src/offline/sha256.ts'
import { PIECE_BYTES, type Upload, type UploadChange, uploadPhoto } from '../../../src/offline/upload-photo.ts'
import { type Answer, type Asked, problem, scriptedFetch } from '../../support/scripted-server.ts'

const SIZE = PIECE_BYTES * 2 + 100
const BYTES = Uint8Array.from({ length: SIZE }, (_, i) => (i * 31) % 251).buffer
const PHOTO_ID = 'ab'.repeat(16)

const at = (offset: number, status = 204) =>
  new Response(null, { status, headers: { 'upload-offset': String(offset) } })
const receipt = (more: object) =>
  Response.json({ photo: { id: PHOTO_ID, state: 'stored', receivedSha256: null, refusal: null, ...more } })

/** Uploads a photo of three pieces against a script; the last answer of the script repeats. */
async function upload(script: (asked: Asked, number: number) => Answer, start: Partial<Upload> = {}, size = SIZE) {
  const asked: Asked[] = []
  const bytes = BYTES.slice(0, size)
  const { fetch } = scriptedFetch((one) => {
    asked.push(one)
    return script(one, asked.length - 1)
  })
  const changes: UploadChange[] = []
  const photo: Upload = {
    photoId: PHOTO_ID,
    sha256: await sha256Hex(bytes),
    size,
    attempt: null,
    sentBytes: 0,
    ...start,
  }
  const outcome = await uploadPhoto(photo, bytes, {
    api: createApiClient(fetch),
    random: (count) => new Uint8Array(count).fill(0xcd),
    remember: async (id, change) => {
      expect(id).toBe(PHOTO_ID)
      changes.push(change)
    },
  })
  return { outcome, changes, photo, asked, log: asked.map(({ method, path }) => `${method} ${path}`) }
}
const ATTEMPT = 'cd'.repeat(6)
const PATH = `/v1/uploads/${PHOTO_ID}/${ATTEMPT}`
const whole = async () => receipt({ receivedSha256: await sha256Hex(BYTES) })
const accepted = await sha256Hex(BYTES)
const stored = () => receipt({ receivedSha256: accepted })

describe('a photo of three pieces', () => {
  test('goes piece by piece, each with its place and its hash', async () => {
    const answers = [at(0, 201), at(PIECE_BYTES), at(2 * PIECE_BYTES), await whole()]
    const { outcome, asked, log, changes } = await upload((_asked, number) => answers[number] ?? 'cut')
    expect(outcome).toEqual({ kind: 'advanced' })
    expect(log).toEqual([`POST ${PATH}`, `PATCH ${PATH}`, `PATCH ${PATH}`, `PATCH ${PATH}`])
    const header = (name: string) => asked.map(({ headers }) => headers.get(name))
    expect(header('upload-length')).toEqual([String(SIZE), null, null, null])
    expect(header('upload-offset')).toEqual([null, '0', '253952', '507904'])
    expect(header('upload-complete')).toEqual(['?0', '?0', '?0', '?1'])
    expect(header('content-type').slice(1)).toEqual(Array(3).fill('application/partial-upload'))
    expect(asked[0]?.headers.get('repr-digest')).toMatch(/^sha-256=:.{44}:$/)
    for (const one of asked.slice(1)) {
      const hash = await sha256Hex(one.body.slice().buffer)
      expect(one.headers.get('content-digest')).toBe(`sha-256=:${Buffer.from(hash, 'hex').toString('base64')}:`)
    }
    const sent = Buffer.concat(asked.slice(1).map(({ body }) => body))
    expect(sent.equals(Buffer.from(BYTES))).toBe(true)
    expect(asked.map(({ body }) => body.byteLength)).toEqual([0, PIECE_BYTES, PIECE_BYTES, 100])
    expect(changes).toEqual([
      { attempt: ATTEMPT, sentBytes: 0 },
      { sentBytes: PIECE_BYTES },
      { sentBytes: 2 * PIECE_BYTES },
      { state: 'delivered', sentBytes: SIZE },
    ])
  })

  test('of exactly one piece is complete at once', async () => {
    const { asked } = await upload((_asked, number) => (number === 0 ? at(0, 201) : 'cut'), {}, PIECE_BYTES)
    expect(asked[1]?.headers.get('upload-complete')).toBe('?1')
    expect(asked[1]?.body.byteLength).toBe(PIECE_BYTES)
  })

  test('a piece leaves room in 256 KiB for the heads of the requests that resume it', () => {
    expect(PIECE_BYTES + 4096).toBeLessThanOrEqual(UPLOAD_CHUNK_MAX)
    expect(PIECE_BYTES).toBeGreaterThan(200_000)
  })

  test('goes on where the server says, never further than was sent', async () => {
    const answers = [at(100), at(999_999_999_999), stored()]
    const { asked, changes } = await upload((_asked, number) => answers[number] ?? 'cut', { attempt: ATTEMPT })
    expect(asked.map(({ method }) => method)).toEqual(['HEAD', 'PATCH', 'POST'])
    expect(asked[1]?.headers.get('upload-offset')).toBe('100')
    expect(changes[0]).toEqual({ sentBytes: 100 + PIECE_BYTES })
  })

  test('a create that finds all bytes there answers the receipt at once', async () => {
    const { outcome, log } = await upload(() => stored())
    expect([outcome, log]).toEqual([{ kind: 'advanced' }, [`POST ${PATH}`]])
  })

  test('a create that finds some goes on behind them; one that does not say begins at 0', async () => {
    const some = await upload((_asked, number) => (number === 0 ? at(300, 201) : 'cut'))
    expect(some.asked[1]?.headers.get('upload-offset')).toBe('300')
    const none = await upload((_asked, number) => (number === 0 ? new Response(null, { status: 201 }) : 'cut'))
    expect(none.asked[1]?.headers.get('upload-offset')).toBe('0')
  })
})

describe('asking where an attempt stands', () => {
  const start = { attempt: ATTEMPT, sentBytes: 500 }
  test.each([404, 410])('%d: the attempt is not known any more, a new one begins', async (status) => {
    const { log, changes } = await upload(
      (_asked, number) => (number === 0 ? new Response(null, { status }) : 'cut'),
      start,
    )
    expect(log.map((line) => line.split(' ')[0])).toEqual(['HEAD', 'POST'])
    expect(changes).toEqual([{ attempt: ATTEMPT, sentBytes: 0 }])
  })
  test('401: sign in first', async () => {
    const { outcome } = await upload(() => new Response(null, { status: 401 }), start)
    expect(outcome).toEqual({ kind: 'paused', why: 'sign_in' })
  })
  test('no answer, or another: later', async () => {
    expect((await upload(() => 'cut', start)).outcome).toMatchObject({ kind: 'trouble', why: 'no_network' })
    const other = await upload(() => new Response(null, { status: 500 }), start)
    expect(other.outcome).toMatchObject({ kind: 'trouble', why: 'bad_answer' })
  })
  test('an offset is a plain number', async () => {
    for (const odd of ['x', '-5', '1e3', ' 7', '1234567890123', '5x']) {
      const { asked } = await upload(
        (_asked, number) =>
          number === 0 ? new Response(null, { status: 204, headers: { 'upload-offset': odd } }) : 'cut',
        start,
      )
      expect(asked[1]?.headers.get('upload-offset'), odd).toBe(odd === ' 7' ? '7' : '0')
    }
  })
  test('at the end already: created anew, which completes it', async () => {
    const { log } = await upload((_asked, number) => (number === 0 ? at(SIZE) : stored()), start)
    expect(log.map((line) => line.split(' ')[0])).toEqual(['HEAD', 'POST'])
  })
})

describe('a piece that is not taken', () => {
  const refusing = (answer: () => Answer, then: () => Answer = () => 'cut') =>
    upload((_asked, number) => (number === 0 ? at(0, 201) : number === 1 ? answer() : then()))

  test('at another place: goes on at the right one', async () => {
    const { asked } = await refusing(() => problem(409, 'wrong_offset', { 'upload-offset': '77' }))
    expect(asked[2]?.headers.get('upload-offset')).toBe('77')
    const unsaid = await refusing(() => problem(409, 'wrong_offset'))
    expect([unsaid.asked.length, unsaid.outcome]).toEqual([2, { kind: 'refused', code: 'wrong_offset' }])
    const other = await refusing(() => problem(400, 'bad_body', { 'upload-offset': '77' }))
    expect([other.asked.length, other.outcome]).toEqual([2, { kind: 'refused', code: 'bad_body' }])
  })
  test.each([
    [404, 'not_found'],
    [409, 'upload_complete'],
  ])('%d %s: begins anew', async (status, code) => {
    const { asked } = await refusing(() => problem(status, code))
    expect(asked.map(({ method }) => method)).toEqual(['POST', 'PATCH', 'POST'])
  })
  test('answered without saying how far, or by somebody else: later', async () => {
    const unsaid = await refusing(() => new Response(null, { status: 204 }))
    expect(unsaid.outcome).toEqual({ kind: 'trouble', why: 'bad_answer', retryAfterMs: null, stopsRound: false })
    expect((await refusing(() => new Response('<h1>'))).outcome).toMatchObject({ why: 'bad_answer' })
    expect((await refusing(() => 'cut')).outcome).toMatchObject({ why: 'no_network' })
  })
  test('a create that is not taken says why', async () => {
    expect((await upload(() => problem(507, 'disk_full'))).outcome).toMatchObject({ why: 'server_busy' })
  })
  test('a server that never gets further is not asked for ever', async () => {
    const { outcome, asked } = await upload(() => at(0, 201))
    expect(outcome).toMatchObject({ kind: 'trouble', why: 'bad_answer', stopsRound: false })
    expect(asked).toHaveLength(401)
  })
})

describe('only the right hash makes a photo delivered', () => {
  const ending = (more: object) => upload(() => receipt(more))
  test('another hash, or none: the next try begins anew', async () => {
    for (const wrong of [{ receivedSha256: '0'.repeat(64) }, { receivedSha256: null }, { state: 'awaiting' }]) {
      const { outcome, changes } = await ending(wrong)
      expect(outcome).toMatchObject({ kind: 'trouble', why: 'bad_answer', stopsRound: false })
      expect(changes.at(-1)).toEqual({ attempt: null, sentBytes: 0 })
    }
  })
  test('awaited with the right hash is not stored', async () => {
    expect((await ending({ state: 'awaiting', receivedSha256: accepted })).outcome).toMatchObject({ kind: 'trouble' })
  })
  test('refused for good is settled, refused for its hash is not', async () => {
    const refused = await ending({ state: 'refused', refusal: 'undecodable' })
    expect([refused.outcome, refused.changes.at(-1)]).toEqual([{ kind: 'advanced' }, { state: 'refused' }])
    const garbled = await ending({ state: 'refused', refusal: 'hash_mismatch', receivedSha256: accepted })
    expect(garbled.outcome).toMatchObject({ kind: 'trouble', why: 'bad_answer' })
    expect(garbled.changes.at(-1)).toEqual({ attempt: null, sentBytes: 0 })
  })
})
