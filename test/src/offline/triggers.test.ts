import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sendInBackground } from '../../../service-worker/send-in-background.ts'
import { createApiClient } from '../../../src/offline/api-client.ts'
import { onChange } from '../../../src/offline/changes.ts'
import type { Environment } from '../../../src/offline/environment.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { readPause, writePause } from '../../../src/offline/settings.ts'
import { createSync } from '../../../src/offline/sync.ts'
import { whenVisible } from '../../../src/phone/when-visible.ts'
import { fakeCaches } from '../../support/fake-caches.ts'
import { draftWithPhotos, freshPhone, readyPhoto } from '../../support/local-phone.ts'
import { type Answer, type Asked, problem, scriptedFetch } from '../../support/scripted-server.ts'

let db: LocalDb
let env: Environment & { tick(ms: number): void }
let opId: string
let reportId: string
beforeEach(async () => {
  ;({ db, env } = await freshPhone())
  const sealing = await sealDraft(db, await draftWithPhotos(db, env, [readyPhoto()]), env)
  if (!sealing.ok) throw new Error(sealing.why)
  ;({ opId, reportId } = sealing)
})
afterEach(() => {
  vi.unstubAllGlobals()
  db.close()
})

/** A page's send loop with a clockwork that a test turns. */
function page(answer: (asked: Asked) => Answer = () => 'cut') {
  const { fetch, log } = scriptedFetch(answer)
  const alarms: { run: () => void; ms: number }[] = []
  const timers = {
    set: (run: () => void, ms: number) => alarms.push({ run, ms }),
    clear: () => void alarms.splice(0),
  }
  const sync = createSync({ db, env, api: createApiClient(fetch), locks: undefined, timers })
  const puts = () => log.filter((line) => line === `PUT /v1/reports/${reportId}`).length
  return { sync, alarms, puts, log, settled: () => vi.waitFor(() => expect(alarms).toHaveLength(1)) }
}

describe('what waits is sent', () => {
  test('at the start', async () => {
    const { sync, puts, settled } = page()
    sync.start()
    await settled()
    expect(puts()).toBe(1)
    sync.stop()
  })

  test('by the timer, when its back-off is over and not before', async () => {
    const { sync, puts, alarms, settled } = page()
    sync.start()
    await settled()
    const [alarm] = alarms
    const due = (await db.get('operations', opId))?.nextTryAt ?? 0
    expect(env.now() + (alarm?.ms ?? 0)).toBe(due)
    alarm?.run()
    await settled()
    expect(puts()).toBe(1)
    env.tick(due - env.now())
    alarms[0]?.run()
    await vi.waitFor(() => expect(puts()).toBe(2))
    sync.stop()
  })

  test('when the network is back, without waiting for the back-off it caused', async () => {
    const target = new EventTarget()
    vi.stubGlobal('addEventListener', target.addEventListener.bind(target))
    vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target))
    const { sync, puts, settled } = page()
    sync.start()
    await settled()
    target.dispatchEvent(new Event('online'))
    await vi.waitFor(() => expect(puts()).toBe(2))
    sync.stop()
    target.dispatchEvent(new Event('online'))
    await sync.run()
    expect(puts()).toBe(2)
  })

  test('a network that comes and goes does not wear down Retry-After; a person does', async () => {
    const target = new EventTarget()
    vi.stubGlobal('addEventListener', target.addEventListener.bind(target))
    const { sync, puts, settled } = page(() => problem(503, 'unavailable', { 'retry-after': '120' }))
    sync.start()
    await settled()
    target.dispatchEvent(new Event('online'))
    await sync.run()
    expect(puts()).toBe(1)
    env.tick(119_000)
    expect(await sync.run()).toMatchObject({ waiting: 1 })
    expect(puts()).toBe(1)
    env.tick(2_000)
    await sync.run()
    expect(puts()).toBe(2)
    await sync.run({ pressed: true })
    expect(puts()).toBe(3)
    sync.stop()
  })

  test('Retry-After holds for the other reports too, for other tabs, and no longer than an hour', async () => {
    const busy = page(() => problem(503, 'unavailable', { 'retry-after': '86400' }))
    await busy.sync.run()
    const other = await sealDraft(db, await draftWithPhotos(db, env, [readyPhoto(500, 9)]), env)
    const tab = page()
    const report = await tab.sync.run()
    expect(other.ok && tab.log).toEqual([])
    expect(report).toMatchObject({ waiting: 2, nextTryAt: env.now() + 60 * 60_000 })
    env.tick(60 * 60_000)
    await tab.sync.run()
    expect(tab.log.length).toBeGreaterThan(0)
  })

  test('when the page comes into sight', () => {
    const target = Object.assign(new EventTarget(), { visibilityState: 'hidden' as DocumentVisibilityState })
    const run = vi.fn()
    const stop = whenVisible(target as unknown as Document, run) // has the three parts that are used
    const look = () => target.dispatchEvent(new Event('visibilitychange'))
    look()
    expect(run).not.toHaveBeenCalled()
    target.visibilityState = 'visible'
    look()
    expect(run).toHaveBeenCalledTimes(1)
    stop()
    look()
    expect(run).toHaveBeenCalledTimes(1)
  })

  test('by the button, whatever the back-off says', async () => {
    const { sync, puts } = page()
    await sync.run()
    await sync.run()
    expect(puts()).toBe(1)
    await sync.run({ pressed: true })
    expect(puts()).toBe(2)
  })

  test("by the system's sync event with the page closed, which is asked to come again while something waits", async () => {
    const { fetch, log } = scriptedFetch(() => 'cut')
    const parts = { fetch, navigator: {}, caches: fakeCaches() }
    const scope = parts as unknown as ServiceWorkerGlobalScope // what is used of it
    await expect(sendInBackground(scope)).rejects.toThrow('1 still waiting')
    expect(log).toEqual([`PUT /v1/reports/${reportId}`])
    const op = await db.get('operations', opId)
    if (op) await db.put('operations', { ...op, state: 'delivered' })
    await sendInBackground(scope)
  })
})

describe('a pause', () => {
  test('is looked into once at each start: the app may have been renewed, the person signed in again', async () => {
    await writePause(db, 'upgrade')
    const still = page(() => problem(426, 'upgrade_required'))
    await still.sync.run()
    expect(still.log).toEqual([])
    still.sync.start()
    await still.settled()
    expect(still.puts()).toBe(1)
    expect(await readPause(db)).toBe('upgrade')
    still.sync.stop()
    const feed = Response.json({ epoch: 'e', items: [], next: 'n', more: false })
    const renewed = page(({ path }) => (path === '/v1/feed' ? feed.clone() : problem(503, 'internal')))
    renewed.sync.start()
    await renewed.settled()
    expect(await readPause(db)).toBeNull()
    renewed.sync.stop()
  })
})

describe('a phone that lacks what newer ones have', () => {
  test('sends with no Web Locks, no BroadcastChannel, no service worker and no Background Sync', async () => {
    vi.stubGlobal('BroadcastChannel', undefined)
    vi.stubGlobal('navigator', {})
    vi.resetModules()
    const { createSync: create } = await import('../../../src/offline/sync.ts')
    const { askForBackgroundSend } = await import('../../../src/phone/background-send.ts')
    const { announceChange, onChange: follow } = await import('../../../src/offline/changes.ts')
    const heard = vi.fn()
    follow(heard)
    announceChange()
    expect(heard).toHaveBeenCalledTimes(1)
    const { fetch, log } = scriptedFetch(() => 'cut')
    const timers = { set: () => null, clear: () => undefined }
    const report = await create({ db, env, api: createApiClient(fetch), locks: undefined, timers }).run()
    expect([report.waiting, log.length]).toEqual([1, 1])
    await askForBackgroundSend()
  })

  test('two tabs without locks send the same report at once; the server sees one key', async () => {
    const keys = new Set<string | null>()
    const answer = ({ method, headers }: Asked) => {
      if (method === 'PUT') keys.add(headers.get('idempotency-key'))
      return problem(503, 'unavailable')
    }
    await Promise.all([page(answer).sync.run(), page(answer).sync.run()])
    expect([...keys]).toEqual([`"${opId}"`])
  })

  test('a lock that is never given is not waited for for ever', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const locks = {
      request: (_: string, { signal }: { signal: AbortSignal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    } as unknown as LockManager // never gives the lock
    const { withSendLock } = await import('../../../src/offline/send-lock.ts')
    const done = withSendLock(locks, async () => 'sent')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await done).toBe('sent')
    vi.useRealTimers()
  })

  test('hears of other tabs when it comes into sight again', () => {
    const heard = vi.fn()
    const off = onChange(heard)
    const target = Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState })
    const stop = whenVisible(target as unknown as Document, () => undefined) // has the three parts that are used
    target.dispatchEvent(new Event('visibilitychange'))
    expect(heard).toHaveBeenCalled()
    stop()
    off()
  })
})
