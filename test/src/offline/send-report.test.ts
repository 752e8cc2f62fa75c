import { describe, expect, test } from 'vitest'
import { onChange } from '../../../src/offline/changes.ts'
import type { KeptPhoto } from '../../../src/offline/operation.ts'
import { UUID } from '../../domain/examples.ts'
import { problem } from '../../support/scripted-server.ts'
import {
  bad,
  change,
  changePhotos,
  db,
  eachOnSendingPhone,
  env,
  named,
  operation,
  photosOf,
  receiptFor,
  report,
  send,
  step,
} from './sending-phone.ts'

eachOnSendingPhone()

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
