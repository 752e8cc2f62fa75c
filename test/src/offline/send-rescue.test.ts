import { beforeEach, describe, expect, test } from 'vitest'
import { createApiClient } from '../../../src/offline/api-client.ts'
import type { RescuedReport } from '../../../src/offline/read-rescue.ts'
import { rescueListSchema, rescuePaths } from '../../../src/offline/rescue-list.ts'
import { sendRescue } from '../../../src/offline/send-rescue.ts'
import { sha256Hex } from '../../../src/offline/sha256.ts'
import { manifest, RANDOM, SHA, UUID, UUID_2 } from '../../domain/examples.ts'
import { expectShape, type Shape, takesWith } from '../../domain/shape.ts'
import { type Answer, type Asked, problem, scriptedFetch } from '../../support/scripted-server.ts'

const bytes = new TextEncoder().encode('a photo').buffer
let report: RescuedReport
beforeEach(async () => {
  const sha256 = await sha256Hex(bytes)
  report = {
    reportId: UUID,
    opId: UUID_2,
    personId: 'p1',
    sealedAt: 1,
    text: '{"some":"text"}',
    bodySha256: SHA,
    said: { ...manifest, photos: [] } as RescuedReport['said'], // an example by the schema's own shape
    photos: [{ photoId: RANDOM, sha256, size: bytes.byteLength, bytes }],
  }
})

type Named = { id?: string; state: string; receivedSha256?: string | null; refusal?: string | null }
const receipt = (photos: Named[], status = 200, more: object = {}) =>
  new Response(
    JSON.stringify({
      reportId: UUID,
      caseId: UUID_2,
      manifestSha256: SHA,
      revision: 1,
      epoch: 'e',
      seq: 1,
      receivedAt: 1,
      photos: photos.map((photo) => ({ id: RANDOM, receivedSha256: null, refusal: null, ...photo })),
      ...more,
    }),
    { status, headers: { 'content-type': 'application/json' } },
  )
const uploaded = () =>
  Response.json({ photo: { id: RANDOM, state: 'stored', receivedSha256: report.photos[0]?.sha256, refusal: null } })

/** PUT is answered by the scripted receipts in turn, uploads are taken. */
async function send(puts: (() => Answer)[], upload: (asked: Asked) => Answer = uploaded) {
  const asked: Asked[] = []
  let turn = 0
  const { fetch } = scriptedFetch((one) => {
    asked.push(one)
    return one.method === 'PUT' ? (puts[turn++]?.() ?? 'cut') : upload(one)
  })
  const outcome = await sendRescue(report, { api: createApiClient(fetch), random: (count) => new Uint8Array(count) })
  return { outcome, asked, methods: asked.map(({ method }) => method) }
}
const stored = () => ({ state: 'stored', receivedSha256: report.photos[0]?.sha256 ?? null })
const awaiting = { state: 'awaiting' }

describe('a report of a file', () => {
  test('goes character for character, with the hash of what is sent', async () => {
    const { asked, outcome } = await send([() => receipt([awaiting], 201), () => receipt([stored()])])
    const [put] = asked
    expect(put).toMatchObject({ method: 'PUT', path: `/v1/rescues/${UUID}` })
    expect(put?.headers.get('content-type')).toBe('application/json')
    expect(JSON.parse(new TextDecoder().decode(put?.body))).toEqual({
      personId: 'p1',
      opId: UUID_2,
      manifest: '{"some":"text"}',
      manifestSha256: SHA,
    })
    const hash = await sha256Hex(put?.body.slice().buffer ?? new ArrayBuffer())
    expect(put?.headers.get('content-digest')).toBe(`sha-256=:${Buffer.from(hash, 'hex').toString('base64')}:`)
    expect(asked.map(({ method }) => method)).toEqual(['PUT', 'POST', 'PUT'])
    expect(outcome).toEqual({ state: 'delivered', photosMissing: 0 })
  })

  test('that the server has whole was had; one that it has just taken was not', async () => {
    expect((await send([() => receipt([stored()])])).outcome).toEqual({ state: 'had' })
    const refused = () => receipt([{ state: 'refused', refusal: 'undecodable' }])
    expect((await send([refused])).outcome).toEqual({ state: 'had' })
    const fresh = await send([() => receipt([stored()], 201), () => receipt([stored()])])
    expect([fresh.outcome, fresh.methods]).toEqual([{ state: 'delivered', photosMissing: 0 }, ['PUT', 'PUT']])
  })

  test('half there is finished', async () => {
    const other = { id: 'cd'.repeat(16), state: 'stored', receivedSha256: SHA }
    const { outcome, methods } = await send([() => receipt([other, awaiting]), () => receipt([other, stored()])])
    expect([outcome, methods]).toEqual([{ state: 'delivered', photosMissing: 0 }, ['PUT', 'POST', 'PUT']])
  })

  test('with a photo in neither file nor server says how many', async () => {
    const other = { id: 'cd'.repeat(16), state: 'awaiting' }
    const { outcome } = await send([() => receipt([awaiting, other]), () => receipt([stored(), other])])
    expect(outcome).toEqual({ state: 'delivered', photosMissing: 1 })
  })
})

describe('is not believed to be delivered', () => {
  const later = { state: 'later', why: 'bad_answer' }
  test('by a receipt of another report or other bytes, first or last', async () => {
    for (const wrong of [{ reportId: UUID_2 }, { manifestSha256: '0'.repeat(64) }]) {
      const first = await send([() => receipt([stored()], 200, wrong)])
      expect([first.outcome, first.methods]).toEqual([later, ['PUT']])
      const last = await send([() => receipt([awaiting]), () => receipt([stored()], 200, wrong)])
      expect(last.outcome).toEqual(later)
    }
  })
  test('by a photo of another hash, still awaited or not named', async () => {
    for (const wrong of [{ state: 'stored', receivedSha256: SHA }, awaiting, { ...stored(), id: 'cd'.repeat(16) }])
      expect((await send([() => receipt([awaiting]), () => receipt([wrong])])).outcome).toEqual(later)
    const refused = { state: 'refused', refusal: 'undecodable' }
    const settled = await send([() => receipt([awaiting]), () => receipt([refused])])
    expect(settled.outcome).toEqual({ state: 'delivered', photosMissing: 0 })
  })
})

describe('what ends it', () => {
  test('a refusal of its text, first or last', async () => {
    expect((await send([() => problem(410, 'gone')])).outcome).toEqual({ state: 'refused', code: 'gone' })
    const last = await send([() => receipt([awaiting]), () => problem(403, 'not_allowed')])
    expect(last.outcome).toEqual({ state: 'refused', code: 'not_allowed' })
  })
  test('a conflict, which can not be: later', async () => {
    const { outcome } = await send([() => problem(412, 'revision_conflict')])
    expect(outcome).toEqual({ state: 'later', why: 'bad_answer' })
  })
  test('no network, or a missing sign-in, or a newer server', async () => {
    expect((await send([() => 'cut'])).outcome).toEqual({ state: 'later', why: 'no_network' })
    const signIn = await send([() => problem(401, 'sign_in_required')])
    expect(signIn.outcome).toEqual({ state: 'refused', code: 'sign_in_required' })
    const upgrade = await send([() => problem(426, 'upgrade_required')])
    expect(upgrade.outcome).toEqual({ state: 'refused', code: 'upgrade_required' })
  })
  test('an upload that fails', async () => {
    const { outcome, methods } = await send([() => receipt([awaiting]), () => receipt([stored()])], () => 'cut')
    expect([outcome, methods]).toEqual([{ state: 'later', why: 'no_network' }, ['PUT', 'POST']])
  })
})

test('the list in a rescue file names everything by hash, within borders', () => {
  const photo = { photoId: RANDOM, sha256: SHA, size: 5, type: 'image/jpeg' }
  const operation = {
    opId: UUID,
    kind: 'report',
    caseId: UUID_2,
    reportId: UUID,
    sealedAt: 1,
    bodySha256: SHA,
    ifMatch: 3,
    photos: [photo],
  }
  const whole = {
    format: 'woodpecker-rescue',
    version: 1,
    communityId: 'c1',
    personId: 'p1',
    personName: '王',
    exportedAt: 1,
    operations: [operation],
  }
  const shape: Shape = {
    schema: rescueListSchema,
    whole,
    nullable: ['operations.0.reportId', 'operations.0.ifMatch'],
    mayBeEmpty: ['operations', 'operations.0.photos'],
  }
  expectShape(shape)
  const takes: [string, unknown][] = [
    ['operations.0.kind', 'act'],
    ['operations.0.photos.0.size', 2 * 1024 * 1024],
    ['operations.0.photos.0.size', 1],
    ['operations.0.photos', Array(6).fill(photo)],
    ['communityId', 'c'.repeat(64)],
    ['personName', ''],
    ['personName', 'n'.repeat(64)],
    ['operations', Array(10_000).fill(operation)],
  ]
  const refuses: [string, unknown][] = [
    ['format', ''],
    ['format', 'other'],
    ['version', 2],
    ['operations.0.kind', ''],
    ['operations.0.opId', `${UUID}0`],
    ['operations.0.caseId', 'x'],
    ['operations.0.reportId', 'x'],
    ['operations.0.bodySha256', 'x'],
    ['operations.0.photos.0.photoId', 'x'],
    ['operations.0.photos.0.sha256', 'x'],
    ['operations.0.photos.0.size', 0],
    ['operations.0.photos.0.size', 2 * 1024 * 1024 + 1],
    ['operations.0.photos.0.type', 'image/heic'],
    ['operations.0.photos', Array(7).fill(photo)],
    ['communityId', ''],
    ['communityId', 'c'.repeat(65)],
    ['personId', ''],
    ['personName', 'n'.repeat(65)],
    ['operations', Array(10_001).fill(operation)],
  ]
  for (const [part, value] of takes) expect(takesWith(shape, part, value), part).toBe(true)
  for (const [part, value] of refuses)
    expect(takesWith(shape, part, value), `${part} ${String(value).slice(0, 20)}`).toBe(false)
  expect([
    rescuePaths.list,
    rescuePaths.body('op'),
    rescuePaths.photo('p', 'image/jpeg'),
    rescuePaths.photo('p', 'image/png'),
  ]).toEqual(['rescue.json', 'operations/op.json', 'photos/p.jpg', 'photos/p.png'])
})
