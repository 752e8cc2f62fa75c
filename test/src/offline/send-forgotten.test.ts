import { describe, expect, test } from 'vitest'
import { problem } from '../../support/scripted-server.ts'
import { change, changePhotos, eachOnSendingPhone, operation, photosOf, report, send, step } from './sending-phone.ts'

eachOnSendingPhone()

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
