import { describe, expect, test, vi } from 'vitest'
import { sealAct } from '../../../src/offline/acts.ts'
import { readPause, writePause } from '../../../src/offline/settings.ts'
import { UUID } from '../../domain/examples.ts'
import { owner } from '../../support/local-phone.ts'
import { problem } from '../../support/scripted-server.ts'
import { change, db, eachOnLoopingPhone, env, feed, loop, operation, report, settled } from './looping-phone.ts'

eachOnLoopingPhone()

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
