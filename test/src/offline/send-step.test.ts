import { describe, expect, test } from 'vitest'
import type { Operation } from '../../../src/offline/operation.ts'
import { UUID } from '../../domain/examples.ts'
import { problem } from '../../support/scripted-server.ts'
import { bad, changePhotos, eachOnSendingPhone, operation, photosOf, send, step } from './sending-phone.ts'

eachOnSendingPhone()

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
