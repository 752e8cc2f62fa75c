import { beforeEach, describe, expect, test, vi } from 'vitest'
import { onChange } from '../../../src/offline/changes.ts'
import { withCopy } from '../../../src/offline/copies.ts'
import type { Operation } from '../../../src/offline/operation.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { secondCopy } from '../../../src/offline/second-copy.ts'
import { draftWithPhotos, handEnvironment, readyPhoto } from '../../support/local-phone.ts'
import { isTidy, type PhoneWithCopy, phoneWithCopy } from '../../support/phone-with-copy.ts'

let phone: PhoneWithCopy
const env = handEnvironment()
beforeEach(async () => {
  phone = await phoneWithCopy()
})

const report = async () => {
  const sealed = await sealDraft(phone.db, await draftWithPhotos(phone.db, env, [readyPhoto(900)]), env)
  if (!sealed.ok) throw new Error(sealed.why)
  return sealed.opId
}

describe('a start', () => {
  test('reads and writes nothing of the copy where the storage has everything', async () => {
    await report()
    const { cache } = phone
    const [reads, writes] = [vi.spyOn(cache, 'match'), vi.spyOn(cache, 'put')]
    await phone.start()
    await isTidy()
    expect([reads.mock.calls, writes.mock.calls]).toEqual([[], []])
  })

  test('lets go of what was delivered while the copy could not be reached, and of nothing else', async () => {
    const [gone, waits] = [await report(), await report()]
    const op = await phone.db.get('operations', gone)
    if (op) await phone.db.put('operations', { ...op, state: 'delivered' })
    await phone.start()
    await isTidy()
    expect((await phone.copied()).sort()).toEqual([waits, 'me'].sort())
    expect(await withCopy(phone.db, (copy) => copy.keep(gone))).toBeUndefined()
    expect(await phone.copied()).toHaveLength(2)
  })

  test('tells of what came back: reports, and who is signed in', async () => {
    await report()
    const [work, session] = [vi.fn(), vi.fn()]
    const off = [onChange(work), onChange(session, 'session')]
    await phone.start('lost')
    expect([work.mock.calls.length, session.mock.calls.length]).toEqual([1, 1])
    await phone.start()
    await isTidy()
    expect([work.mock.calls.length, session.mock.calls.length]).toEqual([1, 1])
    for (const stop of off) stop()
  })

  test('in two tabs at once brings each report back once', async () => {
    await report()
    await phone.lose()
    const both = await Promise.all([
      secondCopy(phone.db, phone.caches).restored,
      secondCopy(phone.db, phone.caches).restored,
    ])
    expect(both.reduce((sum, one) => sum + one)).toBe(1)
    expect(await phone.kept()).toHaveLength(1)
  })

  test('gives nothing away before everything is back', async () => {
    await report()
    await phone.lose()
    const copy = secondCopy(phone.db, phone.caches)
    expect(await copy.giveWay()).toBe(false)
    expect(await copy.restored).toBe(1)
  })

  test('sends what came back at once, however often it had been tried', async () => {
    const opId = await report()
    const op = await phone.db.get('operations', opId)
    const trouble = { at: 9, why: 'offline' } as unknown as NonNullable<Operation['lastTrouble']> // any will do
    if (op)
      await phone.db.put('operations', { ...op, attempts: 7, lastTriedAt: 9, nextTryAt: 9e15, lastTrouble: trouble })
    await withCopy(phone.db, (copy) => copy.keep(opId))
    await phone.start('lost')
    const fresh = { attempts: 0, lastTriedAt: null, nextTryAt: null, lastTrouble: null }
    expect(await phone.db.get('operations', opId)).toMatchObject(fresh)
  })
})
