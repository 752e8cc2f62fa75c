import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sealAct } from '../../../src/offline/acts.ts'
import { createApiClient, RETRY_AFTER_MAX_MS } from '../../../src/offline/api-client.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import type { Operation } from '../../../src/offline/operation.ts'
import { KEEP_DELIVERED_MS } from '../../../src/offline/purge.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { readPause, readQuietUntil, writeMe, writePause, writeQuietUntil } from '../../../src/offline/settings.ts'
import { createSync, type SyncReport } from '../../../src/offline/sync.ts'
import { UUID } from '../../domain/examples.ts'
import { draftWithPhotos, freshPhone, type handEnvironment, me, owner, readyPhoto } from '../../support/local-phone.ts'
import { type Answer, problem } from '../../support/scripted-server.ts'

let db: LocalDb
let env: ReturnType<typeof handEnvironment>
beforeEach(async () => {
  ;({ db, env } = await freshPhone())
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  db.close()
})

async function report(): Promise<string> {
  const sealing = await sealDraft(db, await draftWithPhotos(db, env, [readyPhoto()]), env)
  if (!sealing.ok) throw new Error(sealing.why)
  env.tick(5)
  return sealing.opId
}
const operation = async (opId: string): Promise<Operation> => {
  const op = await db.get('operations', opId)
  if (!op) throw new Error('no such operation')
  return op
}
const change = async (opId: string, what: Partial<Operation>) =>
  db.put('operations', { ...(await operation(opId)), ...what })
const feed = () => Response.json({ epoch: 'e', items: [], next: 'n', more: false })

/** A send loop with a clockwork turned by hand and answers by method and path with its question. */
function loop(answer: (line: string) => Answer | Promise<Answer>, locks?: LockManager) {
  const log: string[] = []
  const fetchIt: typeof fetch = async (input, init) => {
    const line = `${init?.method} ${String(input)}`
    log.push(line)
    const answered = await answer(line)
    if (answered === 'cut') throw new TypeError('Failed to fetch')
    return answered
  }
  const alarms: { run: () => void; ms: number }[] = []
  const cleared: unknown[] = []
  const runs: (SyncReport | 'begins')[] = []
  const sync = createSync({
    db,
    env,
    api: createApiClient(fetchIt),
    locks,
    timers: {
      set: (run, ms) => {
        alarms.push({ run, ms })
        return `alarm ${alarms.length}`
      },
      clear: (handle) => void cleared.push(handle),
    },
    onRun: () => {
      runs.push('begins')
      return (ended) => void runs.push(ended)
    },
  })
  const texts = () => log.filter((line) => line.startsWith('PUT')).length
  return { sync, log, alarms, cleared, runs, texts }
}
const settled = async (alarms: unknown[], count = 1) => vi.waitFor(() => expect(alarms.length).toBe(count))

describe('the loop', () => {
  test('looks again in half a minute, sooner when something is due, never sooner than a second', async () => {
    const { sync, alarms, cleared } = loop(feed)
    sync.start()
    sync.start()
    await settled(alarms)
    expect(alarms[0]?.ms).toBe(30_000)
    const opId = await report()
    await change(opId, { nextTryAt: env.now() + 7_000 })
    alarms[0]?.run()
    await settled(alarms, 2)
    expect(alarms[1]?.ms).toBe(7_000)
    env.tick(6_990)
    alarms[1]?.run()
    await settled(alarms, 3)
    expect(alarms[2]?.ms).toBe(1_000)
    expect(cleared).toEqual([null, 'alarm 1', 'alarm 2'])
    sync.stop()
    expect(cleared.at(-1)).toBe('alarm 3')
    await sync.run()
    expect(alarms).toHaveLength(3)
  })

  test('is not armed before it is started', async () => {
    const { sync, alarms } = loop(feed)
    await sync.run()
    expect(alarms).toEqual([])
  })

  test('says when a run begins and how it ended', async () => {
    const { sync, runs } = loop(feed)
    const told = await sync.run()
    expect(runs).toEqual(['begins', told])
  })

  test('runs asked for during a run become one after it, in the greatest hurry of all', async () => {
    const opId = await report()
    await change(opId, { nextTryAt: env.now() + 99_000, lastTriedAt: env.now() })
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let first = true
    const { sync, runs, texts } = loop(async () => {
      if (first) {
        first = false
        await held
      }
      return feed()
    })
    const running = sync.run()
    const others = [sync.run(), sync.run({ pressed: true }), sync.run()]
    release()
    const reports = await Promise.all([running, ...others])
    expect(runs.filter((one) => one === 'begins')).toHaveLength(2)
    expect(reports[2]).toBe(reports[1])
    expect(reports[3]).toBe(reports[1])
    expect(texts()).toBe(1)
    await sync.run()
    expect(runs.filter((one) => one === 'begins')).toHaveLength(3)
  })

  test('hears of the network only between start and stop', async () => {
    const target = new EventTarget()
    vi.stubGlobal('addEventListener', target.addEventListener.bind(target))
    vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target))
    const { sync, runs, alarms } = loop(feed)
    target.dispatchEvent(new Event('online'))
    expect(runs).toEqual([])
    sync.start()
    await settled(alarms)
    sync.stop()
    target.dispatchEvent(new Event('online'))
    expect(runs).toHaveLength(2)
  })

  test('sends under the lock of this device', async () => {
    const names: string[] = []
    const request = async (name: string, _options: object, work: () => Promise<void>) => {
      names.push(name)
      await work()
    }
    const { sync } = loop(feed, { request } as unknown as LockManager) // only `request` is used
    await sync.run()
    expect(names).toEqual(['woodpecker-send'])
  })
})

describe('a run', () => {
  test('asks for the person’s own news and the neighbourhood’s; a handler for tasks too', async () => {
    const { sync, log } = loop(feed)
    await sync.run()
    expect(log).toEqual(['GET /v1/feed?scope=mine', 'GET /v1/feed?scope=near'])
    await writeMe(db, { ...me, posts: [{ role: 'handler', gridIds: null }] })
    await sync.run()
    expect(log.slice(2).map((line) => line.replace(/&.*/, ''))).toEqual([
      'GET /v1/feed?scope=mine',
      'GET /v1/feed?scope=near',
      'GET /v1/feed?scope=tasks',
    ])
  })
  test('does nothing for nobody', async () => {
    await report()
    await writeMe(db, null)
    const { sync, log } = loop(feed)
    expect(await sync.run()).toEqual({ sent: 0, waiting: 0, held: 0, trouble: null, nextTryAt: null })
    expect(log).toEqual([])
  })
  test('asks for no news where nothing answers, nor where the server is busy, nor under a pause', async () => {
    await report()
    for (const answer of [() => 'cut' as const, () => problem(503, 'unavailable', { 'retry-after': '9' })]) {
      const { sync, log } = loop(answer)
      await sync.run({ pressed: true })
      expect(log).toHaveLength(1)
      await writeQuietUntil(db, null)
    }
    const paused = loop(() => problem(401, 'sign_in_required'))
    expect(await paused.sync.run({ pressed: true })).toMatchObject({ waiting: 0, held: 1, trouble: null })
    expect(paused.log).toHaveLength(1)
  })
  test('stops at the first news that does not come', async () => {
    const cut = loop(() => 'cut')
    expect(await cut.sync.run()).toMatchObject({ trouble: 'no_network' })
    expect(cut.log).toHaveLength(1)
    const odd = loop((line) => (line.includes('mine') ? problem(500, 'internal') : feed()))
    expect(await odd.sync.run()).toMatchObject({ trouble: null })
    expect(odd.log).toHaveLength(2)
    const out = loop(() => problem(401, 'sign_in_required'))
    await out.sync.run()
    expect([out.log.length, await readPause(db)]).toEqual([1, 'sign_in'])
  })
  test('keeps the trouble of sending over that of the news', async () => {
    await report()
    const { sync } = loop((line) => (line.startsWith('PUT') ? problem(500, 'internal') : 'cut'))
    expect(await sync.run()).toMatchObject({ trouble: 'server_down', waiting: 1 })
  })
  test('lets go of what was delivered long ago', async () => {
    const opId = await report()
    await change(opId, { state: 'delivered', deliveredAt: env.now() - KEEP_DELIVERED_MS })
    for (const photo of await db.getAll('photos')) await db.put('photos', { ...photo, state: 'delivered' })
    await loop(() => 'cut').sync.run()
    expect(await db.count('photoBytes')).toBe(0)
  })
})

describe('Retry-After', () => {
  test('is kept for all, and forgotten when a round says otherwise', async () => {
    await report()
    await loop(() => problem(503, 'unavailable', { 'retry-after': '60' })).sync.run()
    expect(await readQuietUntil(db)).toBe(env.now() + 60_000)
    await loop(() => 'cut').sync.run({ pressed: true })
    expect(await readQuietUntil(db)).toBeNull()
  })
  test('holds until its moment, and no longer than it can be', async () => {
    await report()
    const holds = async (until: number) => {
      await writeQuietUntil(db, until)
      const { sync, log } = loop(() => problem(500, 'internal'))
      const { nextTryAt } = await sync.run()
      await change((await db.getAllKeys('operations'))[0] ?? '', { nextTryAt: null })
      return [log.length === 0, nextTryAt]
    }
    expect(await holds(env.now() + 1)).toEqual([true, env.now() + 1])
    expect(await holds(env.now() + RETRY_AFTER_MAX_MS)).toEqual([true, env.now() + RETRY_AFTER_MAX_MS])
    expect((await holds(env.now() + RETRY_AFTER_MAX_MS + 1))[0]).toBe(false)
    expect((await holds(env.now()))[0]).toBe(false)
  })
})

describe('what a fresh start tries again', () => {
  const refused = (code: 'not_allowed' | 'not_found' | 'gone') => ({ hold: { why: 'refused', code, at: 1 } }) as const
  test('what a post was missing for, and steps whose case was not known; nothing else', async () => {
    const [noPost, gone, unknown] = [await report(), await report(), await report()]
    const kept = await sealAct(db, owner, { caseId: UUID, act: { act: 'withdraw' }, revision: null }, env)
    if (!kept.ok) throw new Error(kept.why)
    await change(noPost, refused('not_allowed'))
    await change(gone, refused('gone'))
    await change(unknown, refused('not_found'))
    await change(kept.opId, refused('not_found'))
    const still = loop((line) => (line.startsWith('GET') ? feed() : problem(500, 'internal')))
    await still.sync.run({ pressed: true })
    expect(still.log.filter((line) => !line.startsWith('GET'))).toEqual([])
    still.sync.start()
    await settled(still.alarms)
    still.sync.stop()
    expect(still.log.filter((line) => !line.startsWith('GET'))).toEqual([
      `PUT /v1/reports/${(await operation(noPost)).reportId}`,
      `POST /v1/cases/${UUID}/acts`,
    ])
  })
  test('a pause, which a timer leaves alone', async () => {
    await writePause(db, 'upgrade')
    const { sync, log, alarms } = loop(feed)
    await sync.run()
    expect([log.length, await readPause(db)]).toEqual([0, 'upgrade'])
    sync.start()
    await settled(alarms)
    sync.stop()
    expect(await readPause(db)).toBeNull()
  })
})

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
