import { describe, expect, test } from 'vitest'
import { RETRY_AFTER_MAX_MS } from '../../../src/offline/api-client.ts'
import { KEEP_DELIVERED_MS } from '../../../src/offline/purge.ts'
import { readPause, readQuietUntil, writeMe, writeQuietUntil } from '../../../src/offline/settings.ts'
import { me } from '../../support/local-phone.ts'
import { problem } from '../../support/scripted-server.ts'
import { change, db, eachOnLoopingPhone, env, feed, loop, report } from './looping-phone.ts'

eachOnLoopingPhone()

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
