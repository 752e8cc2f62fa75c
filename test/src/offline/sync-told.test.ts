import { describe, expect, test, vi } from 'vitest'
import { sealAct } from '../../../src/offline/acts.ts'
import type { Operation } from '../../../src/offline/operation.ts'
import { UUID } from '../../domain/examples.ts'
import { owner } from '../../support/local-phone.ts'
import { problem } from '../../support/scripted-server.ts'
import { change, db, eachOnLoopingPhone, env, feed, loop, report } from './looping-phone.ts'

eachOnLoopingPhone()

describe('what is told', () => {
  test('what waits, what is held, and when the soonest is tried', async () => {
    const [soon, later, held] = [await report(), await report(), await report()]
    await change(soon, { nextTryAt: env.now() + 5_000, lastTriedAt: env.now() })
    await change(later, { nextTryAt: env.now() + 9_000, lastTriedAt: env.now() })
    await change(held, { hold: { why: 'damaged', at: 1 } })
    const follower = await sealAct(
      db,
      owner,
      { caseId: UUID, act: { act: 'withdraw' }, revision: null, after: held },
      env,
    )
    expect(follower.ok).toBe(true)
    expect(await loop(feed).sync.run()).toEqual({
      sent: 0,
      waiting: 2,
      held: 2,
      trouble: null,
      nextTryAt: env.now() + 5_000,
    })
    await change(soon, { state: 'delivered' })
    await change(later, { state: 'delivered' })
    expect(await loop(feed).sync.run()).toMatchObject({ sent: 0, waiting: 0, held: 2, nextTryAt: null })
  })
  test('what became of one operation', async () => {
    const opId = await report()
    const say = async (what: Partial<Operation>) => {
      await change(opId, { hold: null, ...what })
      return loop((line) => (line.startsWith('GET') ? feed() : problem(500, 'internal'))).sync.sendNow(opId)
    }
    expect(await say({})).toEqual({ state: 'waiting', trouble: 'server_down' })
    expect(await say({ hold: { why: 'refused', code: 'gone', at: 1 } })).toEqual({ state: 'refused', code: 'gone' })
    const conflict = { why: 'conflict', at: 1, current: { revision: 5 } } as const
    expect(await say({ hold: conflict })).toEqual({ state: 'conflict', case: { revision: 5 } })
    expect(await say({ hold: { why: 'damaged', at: 1 } })).toEqual({ state: 'waiting', trouble: null })
    const receipt = { caseId: 'c', opId, bodySha256: 's', revision: 1, state: 'x', epoch: 'e', seq: 1 }
    expect(await say({ state: 'delivered', receipt })).toEqual({ state: 'delivered', receipt })
    expect(await loop(feed).sync.sendNow('no such operation')).toEqual({ state: 'waiting', trouble: null })
  })
  test('a storage that fails at this moment, and what still waits', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const opId = await report()
    const real = db.getAllFromIndex.bind(db)
    let broken = 0
    vi.spyOn(db, 'getAllFromIndex').mockImplementation((...asked) => {
      if (broken-- > 0) throw new DOMException('broken', 'UnknownError')
      return real(...asked)
    })
    broken = 1
    expect(await loop(feed).sync.run()).toEqual({ sent: 0, waiting: 1, held: 0, trouble: 'storage', nextTryAt: null })
    broken = 2
    expect(await loop(feed).sync.run()).toMatchObject({ waiting: 0, trouble: 'storage' })
    broken = 1
    expect(await loop(feed).sync.sendNow(opId)).toEqual({ state: 'waiting', trouble: null })
  })
})
