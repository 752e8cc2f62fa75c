import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CaseAct } from '../../../domain/case-act.ts'
import { sealAct } from '../../../src/offline/acts.ts'
import { createApiClient } from '../../../src/offline/api-client.ts'
import { onChange } from '../../../src/offline/changes.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import type { KeptPhoto, Operation } from '../../../src/offline/operation.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { sendStep } from '../../../src/offline/send-operation.ts'
import { UUID } from '../../domain/examples.ts'
import { draftWithPhotos, freshPhone, type handEnvironment, owner, readyPhoto } from '../../support/local-phone.ts'
import { type Answer, type Asked, problem, scriptedFetch } from '../../support/scripted-server.ts'

let db: LocalDb
let env: ReturnType<typeof handEnvironment>
beforeEach(async () => {
  ;({ db, env } = await freshPhone())
})
afterEach(() => {
  vi.restoreAllMocks()
  db.close()
})

async function report(photos = 1): Promise<string> {
  const ready = Array.from({ length: photos }, (_, i) => readyPhoto(600, i))
  const sealing = await sealDraft(db, await draftWithPhotos(db, env, ready), env)
  if (!sealing.ok) throw new Error(sealing.why)
  return sealing.opId
}
async function step(photos: number, revision: number | null = 3): Promise<string> {
  const act: CaseAct = photos > 0 ? { act: 'done', photoIds: [], note: '好了' } : { act: 'withdraw' }
  const ready = Array.from({ length: photos }, (_, i) => readyPhoto(600, i))
  const kept = await sealAct(db, owner, { caseId: UUID, act, revision, photos: ready }, env)
  if (!kept.ok) throw new Error(kept.why)
  return kept.opId
}
const operation = async (opId: string): Promise<Operation> => {
  const op = await db.get('operations', opId)
  if (!op) throw new Error('no such operation')
  return op
}
const photosOf = (opId: string) => db.getAllFromIndex('photos', 'opId', opId)
const change = async (opId: string, what: Partial<Operation>) =>
  db.put('operations', { ...(await operation(opId)), ...what })
const changePhotos = async (opId: string, what: Partial<KeptPhoto>) => {
  for (const photo of await photosOf(opId)) await db.put('photos', { ...photo, ...what })
}

async function send(opId: string, answer: (asked: Asked) => Answer) {
  const asked: Asked[] = []
  const { fetch, log } = scriptedFetch((one) => {
    asked.push(one)
    return answer(one)
  })
  const outcome = await sendStep(await operation(opId), { api: createApiClient(fetch), db, env })
  return { outcome, asked, log }
}

const receiptFor = (op: Operation, photos: object[] = [], more: object = {}) =>
  Response.json({
    reportId: op.reportId,
    caseId: op.caseId,
    manifestSha256: op.bodySha256,
    revision: 1,
    epoch: 'e7',
    seq: 1,
    receivedAt: 1,
    photos,
    ...more,
  })
const named = (photo: KeptPhoto, more: object = {}) => ({
  id: photo.photoId,
  state: 'stored',
  receivedSha256: photo.sha256,
  refusal: null,
  ...more,
})
const bad = { kind: 'trouble', why: 'bad_answer', retryAfterMs: null, stopsRound: false }

describe('the text of a report', () => {
  test('goes as it was sealed, under its own key and hash', async () => {
    const opId = await report()
    const op = await operation(opId)
    await change(opId, {
      attempts: 3,
      nextTryAt: 9,
      lastTrouble: { why: 'no_network', at: 1 },
      hold: { why: 'upgrade' },
    })
    let told = 0
    const stop = onChange(() => told++)
    const { outcome, asked, log } = await send(opId, () => receiptFor(op))
    stop()
    expect([outcome, log, told]).toEqual([{ kind: 'advanced' }, [`PUT /v1/reports/${op.reportId}`], 1])
    expect(Buffer.from(asked[0]?.body ?? []).equals(Buffer.from(op.body))).toBe(true)
    const headers = Object.fromEntries(asked[0]?.headers ?? [])
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'idempotency-key': `"${opId}"`,
      'content-digest': `sha-256=:${Buffer.from(op.bodySha256, 'hex').toString('base64')}:`,
    })
    expect(headers).not.toHaveProperty('if-match')
    expect(await operation(opId)).toMatchObject({
      state: 'manifest_sent',
      attempts: 0,
      nextTryAt: null,
      lastTrouble: null,
      hold: null,
    })
  })
  test('is not taken by a receipt of another report, nor refused silently', async () => {
    const opId = await report()
    const op = await operation(opId)
    for (const wrong of [{ reportId: UUID }, { manifestSha256: '0'.repeat(64) }])
      expect((await send(opId, () => receiptFor(op, [], wrong))).outcome).toEqual(bad)
    expect((await send(opId, () => problem(410, 'gone'))).outcome).toEqual({ kind: 'refused', code: 'gone' })
    expect((await operation(opId)).state).toBe('sealed')
  })
  test('that no longer has its hash is never sent', async () => {
    for (const opId of [await report(), await step(0)]) {
      await change(opId, { body: new TextEncoder().encode('{}').buffer })
      const { outcome, log } = await send(opId, () => 'cut')
      expect([outcome, log]).toEqual([{ kind: 'damaged' }, []])
    }
  })
  test('nothing goes back: what another tab delivered meanwhile stays delivered', async () => {
    const opId = await report()
    const op = await operation(opId)
    const { outcome } = await send(opId, () => {
      void change(opId, { state: 'delivered' })
      return receiptFor(op)
    })
    expect([outcome.kind, (await operation(opId)).state]).toEqual(['advanced', 'delivered'])
    const lost = await report()
    const other = await operation(lost)
    await send(lost, () => {
      void db.delete('operations', lost)
      return receiptFor(other)
    })
    expect(await db.get('operations', lost)).toBeUndefined()
  })
})

describe('the photos after it', () => {
  test('one that is damaged stays behind, all others go first', async () => {
    const opId = await report(2)
    await change(opId, { state: 'manifest_sent' })
    const [first, second] = await photosOf(opId)
    await db.delete('photoBytes', first?.photoId ?? '')
    const look = await send(opId, () => 'cut')
    expect([look.outcome, look.log]).toEqual([{ kind: 'advanced' }, []])
    expect((await db.get('photos', first?.photoId ?? ''))?.damaged).toBe(true)
    const { log } = await send(opId, () => 'cut')
    expect(log).toEqual([expect.stringContaining(`POST /v1/uploads/${second?.photoId}/`)])
    await db.put('photos', { ...(second as KeptPhoto), state: 'delivered' })
    expect((await send(opId, () => 'cut')).outcome).toEqual({ kind: 'damaged' })
  })
  test('bytes that changed are never sent', async () => {
    const opId = await report()
    await change(opId, { state: 'manifest_sent' })
    const [photo] = await photosOf(opId)
    await db.put('photoBytes', { photoId: photo?.photoId ?? '', bytes: new ArrayBuffer(600) })
    const { outcome, log } = await send(opId, () => 'cut')
    expect([outcome, log, (await photosOf(opId))[0]?.damaged]).toEqual([{ kind: 'advanced' }, [], true])
  })
  test('how far one has come is remembered and told', async () => {
    const opId = await report()
    await change(opId, { state: 'manifest_sent' })
    let told = 0
    const stop = onChange(() => told++)
    const { outcome } = await send(opId, () => 'cut')
    stop()
    expect(outcome).toMatchObject({ kind: 'trouble', why: 'no_network' })
    expect((await photosOf(opId))[0]).toMatchObject({ attempt: expect.stringMatching(/^[0-9a-f]{12}$/), sentBytes: 0 })
    expect(told).toBe(1)
  })
})

describe('delivered is a report only by a receipt that covers everything', () => {
  async function sent(photos = 2) {
    const opId = await report(photos)
    await change(opId, { state: 'manifest_sent' })
    await changePhotos(opId, { state: 'delivered' })
    return { opId, op: await operation(opId), photos: await photosOf(opId) }
  }
  test('its text and the hash of each photo', async () => {
    const { opId, op, photos } = await sent()
    const { outcome, log } = await send(opId, () =>
      receiptFor(
        op,
        photos.map((photo) => named(photo)),
      ),
    )
    expect([outcome, log]).toEqual([{ kind: 'delivered' }, [`GET /v1/reports/${op.reportId}/receipt`]])
    expect(await operation(opId)).toMatchObject({
      state: 'delivered',
      deliveredAt: env.now(),
      confirmedIn: 'e7',
      toldAgain: 0,
      receipt: { epoch: 'e7', photos: [{}, {}] },
    })
  })
  test('a photo refused for good is covered by being refused, and by nothing else', async () => {
    const { opId, op, photos } = await sent(1)
    await changePhotos(opId, { state: 'refused' })
    const [photo] = photos
    if (!photo) throw new Error('no photo')
    expect((await send(opId, () => receiptFor(op, [named(photo)]))).outcome).toEqual(bad)
    const refused = { state: 'refused', refusal: 'undecodable', receivedSha256: null }
    expect((await send(opId, () => receiptFor(op, [named(photo, refused)]))).outcome).toEqual({ kind: 'delivered' })
  })
  test('not by one of another report, nor with a photo missing or of another hash', async () => {
    const { opId, op, photos } = await sent()
    const all = photos.map((photo) => named(photo))
    const wrong = [
      receiptFor(op, all, { reportId: UUID }),
      receiptFor(op, all, { manifestSha256: '0'.repeat(64) }),
      receiptFor(op, all.slice(1)),
      receiptFor(
        op,
        photos.map((photo) => named(photo, { receivedSha256: '0'.repeat(64) })),
      ),
      receiptFor(
        op,
        photos.map((photo) => named(photo, { state: 'refused', refusal: 'undecodable' })),
      ),
    ]
    for (const answer of wrong) expect((await send(opId, () => answer)).outcome).toEqual(bad)
    expect((await operation(opId)).state).toBe('manifest_sent')
    expect((await send(opId, () => problem(500, 'internal'))).outcome).toMatchObject({ why: 'server_down' })
  })
  test('a photo that the server waits for is sent again, three times at most', async () => {
    const { opId, op, photos } = await sent()
    const [lost, kept] = photos
    const awaited = () =>
      receiptFor(op, [named(lost as KeptPhoto, { state: 'awaiting', receivedSha256: null }), named(kept as KeptPhoto)])
    for (const times of [1, 2, 3]) {
      await changePhotos(opId, { state: 'delivered', sentBytes: 600, attempt: 'a' })
      expect((await send(opId, awaited)).outcome).toEqual({ kind: 'advanced' })
      expect((await operation(opId)).toldAgain).toBe(times)
      expect(await db.get('photos', lost?.photoId ?? '')).toMatchObject({
        state: 'waiting',
        attempt: null,
        sentBytes: 0,
      })
      expect((await db.get('photos', kept?.photoId ?? ''))?.state).toBe('delivered')
    }
    await changePhotos(opId, { state: 'delivered' })
    expect((await send(opId, awaited)).outcome).toEqual(bad)
  })
})

describe('a server that forgot what it took', () => {
  test.each([
    [404, 'not_found'],
    [404, 'photo_not_declared'],
  ])('%d %s: is told the text again, three times at most', async (status, code) => {
    const opId = await report()
    for (const times of [1, 2, 3]) {
      await change(opId, { state: 'manifest_sent' })
      expect((await send(opId, () => problem(status, code))).outcome).toEqual({ kind: 'advanced' })
      expect(await operation(opId)).toMatchObject({ state: 'sealed', toldAgain: times })
    }
    await change(opId, { state: 'manifest_sent' })
    expect((await send(opId, () => problem(status, code))).outcome).toEqual({ kind: 'refused', code })
    expect((await operation(opId)).state).toBe('manifest_sent')
  })
  test('photos that a step names are sent again with it, if they are here', async () => {
    const opId = await step(1)
    await change(opId, { state: 'manifest_sent' })
    await changePhotos(opId, { state: 'delivered' })
    expect((await send(opId, () => problem(422, 'photo_missing'))).outcome).toEqual({ kind: 'advanced' })
    expect([(await operation(opId)).state, (await photosOf(opId))[0]?.state]).toEqual(['sealed', 'waiting'])
    await change(opId, { state: 'manifest_sent' })
    await changePhotos(opId, { state: 'refused' })
    expect((await send(opId, () => problem(422, 'photo_missing'))).outcome).toEqual({
      kind: 'refused',
      code: 'photo_missing',
    })
  })
  test('any other refusal is one', async () => {
    const opId = await report()
    await change(opId, { state: 'manifest_sent' })
    expect((await send(opId, () => problem(410, 'gone'))).outcome).toEqual({ kind: 'refused', code: 'gone' })
    expect((await operation(opId)).toldAgain).toBeUndefined()
  })
})

describe('a step on a case', () => {
  const actReceipt = (op: Operation, more: object = {}) =>
    Response.json({
      caseId: op.caseId,
      opId: op.opId,
      bodySha256: op.bodySha256,
      revision: 4,
      state: 'x',
      epoch: 'e7',
      seq: 1,
      ...more,
    })
  test('without photos goes at once, with the revision it was decided on', async () => {
    const opId = await step(0)
    const op = await operation(opId)
    const { outcome, log, asked } = await send(opId, () => actReceipt(op))
    expect([outcome, log]).toEqual([{ kind: 'delivered' }, [`POST /v1/cases/${UUID}/acts`]])
    expect(asked[0]?.headers.get('if-match')).toBe('"3"')
    expect(Buffer.from(asked[0]?.body ?? []).equals(Buffer.from(op.body))).toBe(true)
    expect(await operation(opId)).toMatchObject({ state: 'delivered', confirmedIn: 'e7' })
  })
  test('of a reporter names no revision', async () => {
    const { asked } = await send(await step(0, null), () => 'cut')
    expect(asked[0]?.headers.get('if-match')).toBeNull()
  })
  test('is not delivered by the receipt of another', async () => {
    const opId = await step(0)
    const op = await operation(opId)
    for (const wrong of [{ opId: UUID }, { bodySha256: '0'.repeat(64) }])
      expect((await send(opId, () => actReceipt(op, wrong))).outcome).toEqual(bad)
    expect((await send(opId, () => problem(409, 'wrong_state'))).outcome).toEqual({
      kind: 'refused',
      code: 'wrong_state',
    })
    expect((await operation(opId)).state).toBe('sealed')
  })
  test('with photos says first which, then sends them, then goes itself', async () => {
    const opId = await step(2)
    const op = await operation(opId)
    const photos = await photosOf(opId)
    const evidence = await send(opId, () => Response.json({ caseId: UUID, photos: [] }))
    expect([evidence.outcome, evidence.log]).toEqual([{ kind: 'advanced' }, [`POST /v1/cases/${UUID}/evidence`]])
    expect(JSON.parse(new TextDecoder().decode(evidence.asked[0]?.body))).toEqual({
      photos: photos.map(({ photoId, sha256, size, type }) => ({ id: photoId, sha256, size, type })),
    })
    expect(evidence.asked[0]?.headers.get('content-type')).toBe('application/json')
    expect(evidence.asked[0]?.headers.get('idempotency-key')).toBe(`"${opId}"`)
    expect((await operation(opId)).state).toBe('manifest_sent')
    expect((await send(opId, () => 'cut')).log[0]).toContain('POST /v1/uploads/')
    await changePhotos(opId, { state: 'delivered' })
    const last = await send(opId, () => actReceipt(op))
    expect([last.outcome, last.log]).toEqual([{ kind: 'delivered' }, [`POST /v1/cases/${UUID}/acts`]])
  })
  test('whose evidence is refused is refused', async () => {
    const opId = await step(1)
    expect((await send(opId, () => problem(404, 'not_found'))).outcome).toEqual({ kind: 'refused', code: 'not_found' })
    expect((await operation(opId)).state).toBe('sealed')
  })
})
