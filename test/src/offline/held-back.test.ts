import { describe, expect, test } from 'vitest'
import type { CaseAct } from '../../../domain/case-act.ts'
import { sealAct } from '../../../src/offline/acts.ts'
import { createApiClient } from '../../../src/offline/api-client.ts'
import { canBeTakenBack, isHeldBack, release, takeBack, UNDO_MS } from '../../../src/offline/held-back.ts'
import { dropOperation } from '../../../src/offline/my-reports.ts'
import { createSync } from '../../../src/offline/sync.ts'
import { owner, readyPhoto } from '../../support/local-phone.ts'
import { change, db, eachOnLoopingPhone, env, feed, loop, operation, settled } from './looping-phone.ts'

eachOnLoopingPhone()

const [CASE, OTHER] = ['01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-000000000002']
const accept: CaseAct = { act: 'accept' }

async function held(act: CaseAct = accept, more: { caseId?: string; after?: string; revision?: number } = {}) {
  const { caseId = CASE, after = null, revision = 1 } = more
  const kept = await sealAct(db, owner, { caseId, act, revision, after, notBefore: env.now() + UNDO_MS }, env)
  if (!kept.ok) throw new Error(kept.why)
  env.tick(5)
  return kept.opId
}

const HELLO = {
  epoch: 'e',
  minSchema: 1,
  maxSchema: 1,
  serverTime: 1,
  demo: false,
  limits: { photosPerReport: 6, photoBytes: 1, chunkBytes: 1 },
}

/** A server that takes every act, its case one revision further each time, and notes what it was asked. */
function takingServer() {
  const asked: { caseId: string; ifMatch: string | null; act: string }[] = []
  const revisions = new Map<string, number>()
  const fetchIt: typeof fetch = async (input, init) => {
    const path = String(input)
    if (path === '/v1/hello') return Response.json(HELLO)
    if (!path.endsWith('/acts')) return feed()
    const caseId = path.split('/')[3] ?? ''
    const headers = new Headers(init?.headers)
    const text = await new Response(init?.body).text()
    asked.push({ caseId, ifMatch: headers.get('if-match'), act: JSON.parse(text).act })
    const revision = (revisions.get(caseId) ?? 6) + 1
    revisions.set(caseId, revision)
    const opId = headers.get('idempotency-key')?.replaceAll('"', '') ?? ''
    const { bodySha256 } = await operation(opId)
    return Response.json({ caseId, opId, bodySha256, revision, state: 'accepted', epoch: 'e', seq: revision })
  }
  return { asked, fetchIt }
}

const syncOn = (fetchIt: typeof fetch) =>
  createSync({
    db,
    env,
    api: createApiClient(fetchIt),
    locks: undefined,
    timers: { set: () => 0, clear: () => undefined },
  })

const acts = (log: readonly string[]) => log.filter((line) => line.startsWith('POST'))

describe('an act that can still be undone', () => {
  test('is not sent before its time, whoever presses, and then by itself', async () => {
    const opId = await held()
    const { asked, fetchIt } = takingServer()
    const sync = syncOn(fetchIt)
    expect(await sync.run({ pressed: true })).toMatchObject({ sent: 0, waiting: 1, nextTryAt: env.now() - 5 + UNDO_MS })
    expect(asked).toEqual([])
    env.tick(UNDO_MS - 6)
    await sync.run()
    expect(asked).toEqual([])
    env.tick(1)
    expect(await sync.run()).toMatchObject({ sent: 1, waiting: 0 })
    expect(asked).toEqual([{ caseId: CASE, ifMatch: '"1"', act: 'accept' }])
    expect(await operation(opId)).toMatchObject({ state: 'delivered' })
  })

  test('is waited for by the loop, which otherwise looks in half a minute', async () => {
    const { sync, alarms } = loop(feed)
    sync.wakeAt(env.now() + 3_000)
    expect(alarms).toEqual([]) // not started
    sync.start()
    await settled(alarms)
    expect(alarms[0]?.ms).toBe(3_000)
    sync.wakeAt(env.now() + 9_000)
    expect(alarms).toHaveLength(1)
    sync.wakeAt(env.now() + 1_500)
    expect(alarms[1]?.ms).toBe(1_500)
    sync.stop()
  })

  test('taken back it is gone, and the server has never heard of it', async () => {
    const opId = await held()
    expect(await takeBack(db, [opId])).toBe(true)
    env.tick(UNDO_MS)
    const { asked, fetchIt } = takingServer()
    expect(await syncOn(fetchIt).run({ pressed: true })).toMatchObject({ sent: 0, waiting: 0 })
    expect(asked).toEqual([])
  })

  test('is taken back with its photos', async () => {
    const act: CaseAct = { act: 'done', photoIds: [], note: '' }
    const input = { caseId: CASE, act, revision: 3, photos: [readyPhoto()], notBefore: env.now() + UNDO_MS }
    const kept = await sealAct(db, owner, input, env)
    if (!kept.ok) throw new Error(kept.why)
    expect(await takeBack(db, [kept.opId])).toBe(true)
    expect([await db.count('operations'), await db.count('photos'), await db.count('photoBytes')]).toEqual([0, 0, 0])
  })

  test('cannot be taken back once it is being sent, even if no answer comes', async () => {
    const opId = await held()
    env.tick(UNDO_MS)
    await loop((line) => (line.includes('/hello') ? Response.json(HELLO) : 'cut')).sync.run()
    expect(await operation(opId)).toMatchObject({ state: 'sealed', attempts: 1 })
    expect(canBeTakenBack(await operation(opId))).toBe(false)
    expect(await takeBack(db, [opId])).toBe(false)
    expect(await db.count('operations')).toBe(1)
  })

  test('can be taken back for as long as there is no network', async () => {
    const opId = await held()
    env.tick(60_000)
    const { sync, log } = loop(() => 'cut')
    expect(await sync.run()).toMatchObject({ waiting: 1, trouble: 'no_network' })
    expect(acts(log)).toEqual([])
    expect(await takeBack(db, [opId])).toBe(true)
    expect(await db.count('operations')).toBe(0)
  })

  test('survives the end of the page and goes out at the next start when its time has passed', async () => {
    const opId = await held()
    env.tick(UNDO_MS)
    const { fetchIt } = takingServer()
    await syncOn(fetchIt).run()
    expect((await operation(opId)).state).toBe('delivered')
  })

  test('does not wait for ever by a clock that was set back', () => {
    expect(isHeldBack({ notBefore: 20_000 }, 10_000)).toBe(true)
    expect(isHeldBack({ notBefore: 20_000 }, 9_999)).toBe(false)
    expect(isHeldBack({}, 0)).toBe(false)
  })
})

describe('releasing', () => {
  test('one case lets its acts go at once and leaves those on others', async () => {
    await held()
    await held(accept, { caseId: OTHER })
    expect(await release(db, owner, CASE)).toBe(true)
    const { asked, fetchIt } = takingServer()
    await syncOn(fetchIt).run()
    expect(asked.map((one) => one.caseId)).toEqual([CASE])
    expect(await release(db, owner)).toBe(true)
    await syncOn(fetchIt).run()
    expect(asked.map((one) => one.caseId)).toEqual([CASE, OTHER])
    expect(await release(db, owner)).toBe(false)
  })

  test('nobody else’s', async () => {
    const opId = await held()
    expect(await release(db, { ...owner, personId: 'p-li' })).toBe(false)
    expect(isHeldBack(await operation(opId), env.now())).toBe(true)
  })

  test('is what sending one act at once does to its case', async () => {
    const opId = await held()
    const { fetchIt } = takingServer()
    expect(await syncOn(fetchIt).sendNow(opId)).toMatchObject({ state: 'delivered' })
  })
})

describe('two steps on one case', () => {
  const dispatch: CaseAct = { act: 'dispatch', handlerId: 'h', task: '', dueAt: null }

  test('go in order, the second on the revision that the first left', async () => {
    const first = await held(accept, { revision: 4 })
    const second = await held(dispatch, { after: first, revision: 5 })
    env.tick(UNDO_MS)
    const { asked, fetchIt } = takingServer()
    await syncOn(fetchIt).run()
    expect(asked).toEqual([
      { caseId: CASE, ifMatch: '"4"', act: 'accept' },
      { caseId: CASE, ifMatch: '"7"', act: 'dispatch' },
    ])
    expect((await operation(second)).state).toBe('delivered')
  })

  test('the first takes the second with it, whether undone or given up', async () => {
    const first = await held()
    await held(dispatch, { after: first })
    expect(await takeBack(db, [first])).toBe(true)
    expect(await db.count('operations')).toBe(0)
    const late = await held()
    const then = await held(dispatch, { after: late })
    await change(late, { hold: { why: 'conflict', at: 1, current: null } })
    await dropOperation(db, then)
    expect(await db.count('operations')).toBe(2) // it only waits
    await dropOperation(db, late)
    expect(await db.count('operations')).toBe(0)
  })

  test('the second alone can be undone while the first is on its way', async () => {
    const first = await held()
    const second = await held(dispatch, { after: first })
    await release(db, owner, CASE)
    await change(second, { notBefore: env.now() + UNDO_MS })
    const { asked, fetchIt } = takingServer()
    await syncOn(fetchIt).run()
    expect(asked.map((one) => one.act)).toEqual(['accept'])
    expect(await takeBack(db, [second])).toBe(true)
    expect(await takeBack(db, [first])).toBe(false)
  })
})

test('of two tabs that undo and send at once, one wins and neither half', async () => {
  for (let round = 0; round < 20; round++) {
    const opId = await held()
    env.tick(UNDO_MS)
    const { asked, fetchIt } = takingServer()
    const [, undone] = await Promise.all([syncOn(fetchIt).run(), lateBy(round, () => takeBack(db, [opId]))])
    expect(asked).toHaveLength(undone ? 0 : 1)
    expect(await db.get('operations', opId)).toEqual(
      undone ? undefined : expect.objectContaining({ state: 'delivered' }),
    )
  }
})

/** Begins after so many turns of the event loop. */
async function lateBy<T>(turns: number, work: () => Promise<T>): Promise<T> {
  for (let turn = 0; turn < turns; turn++) await new Promise<void>((resolve) => setImmediate(() => resolve()))
  return work()
}
