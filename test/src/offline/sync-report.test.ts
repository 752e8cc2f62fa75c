import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sealAct } from '../../../src/offline/acts.ts'
import { createApiClient } from '../../../src/offline/api-client.ts'
import type { Environment } from '../../../src/offline/environment.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { writeMe, writePause } from '../../../src/offline/settings.ts'
import { createSync } from '../../../src/offline/sync.ts'
import { breakWrites } from '../../support/full-disk.ts'
import { draftWithPhotos, freshPhone, owner, readyPhoto } from '../../support/local-phone.ts'
import { type Answer, type Asked, problem, scriptedFetch } from '../../support/scripted-server.ts'

let db: LocalDb
let env: Environment & { tick(ms: number): void }
beforeEach(async () => {
  ;({ db, env } = await freshPhone())
})
afterEach(() => {
  vi.restoreAllMocks()
  db.close()
})

async function seal(): Promise<string> {
  const sealing = await sealDraft(db, await draftWithPhotos(db, env, [readyPhoto()]), env)
  if (!sealing.ok) throw new Error(sealing.why)
  env.tick(5)
  return sealing.opId
}

const timers = { set: () => null, clear: () => undefined }
const press = (answer: (asked: Asked) => Answer | Promise<Answer>) =>
  createSync({ db, env, api: createApiClient(scriptedFetch(answer).fetch), locks: undefined, timers }).run({
    pressed: true,
  })

const feed = () => Response.json({ epoch: 'e', items: [], next: 'n', more: false })

test('with nothing to send and a server that answers, all is settled', async () => {
  expect(await press(feed)).toEqual({ sent: 0, waiting: 0, held: 0, trouble: null, nextTryAt: null })
})

test('with nothing to send and no network it says that there was no network', async () => {
  expect(await press(() => 'cut')).toMatchObject({ waiting: 0, trouble: 'no_network' })
})

test('with nobody signed in nothing is counted', async () => {
  await seal()
  await writeMe(db, null)
  expect(await press(() => 'cut')).toMatchObject({ waiting: 0, held: 0 })
})

test('what another tab delivered meanwhile has been sent', async () => {
  const opId = await seal()
  const report = await press(async ({ method }) => {
    const op = await db.get('operations', opId)
    if (op) await db.put('operations', { ...op, state: 'delivered' })
    return method === 'GET' ? feed() : problem(409, 'in_flight')
  })
  expect(report).toMatchObject({ sent: 1, waiting: 0 })
})

test('what follows a refused report is held with it, not waiting for a network', async () => {
  const opId = await seal()
  const caseId = (await db.get('operations', opId))?.caseId ?? ''
  const act = { act: 'supplement' as const, supplement: { words: '补充' } }
  await sealAct(db, owner, { caseId, act, revision: null, after: opId }, env)
  const report = await press(({ path }) => (path === '/v1/feed' ? feed() : problem(400, 'bad_body')))
  expect(report).toEqual({ sent: 0, waiting: 0, held: 2, trouble: null, nextTryAt: null })
})

test('a pause holds everything, and is cleared once the server takes this phone again', async () => {
  await seal()
  await writePause(db, 'sign_in')
  const signedOut = () => problem(401, 'sign_in_required')
  expect(await press(signedOut)).toMatchObject({ waiting: 0, held: 1 })
  expect(await press(({ path }) => (path === '/v1/feed' ? feed() : problem(500, 'internal')))).toMatchObject({
    waiting: 1,
    held: 0,
    trouble: 'server_down',
  })
})

test('when it is tried next is known: the soonest of what waits, not before Retry-After', async () => {
  await seal()
  await seal()
  const report = await press(() => problem(503, 'unavailable', { 'retry-after': '600' }))
  expect(report).toMatchObject({ waiting: 2, trouble: 'server_busy', nextTryAt: env.now() + 600_000 })
})

test('a phone too full to note anything answers all the same, loses nothing and can still be read', async () => {
  const opId = await seal()
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  breakWrites(() => true)
  const report = await press(({ method }) => (method === 'GET' ? feed() : problem(500, 'internal')))
  expect(report).toMatchObject({ sent: 0, waiting: 1, trouble: 'storage' })
  expect(await db.get('operations', opId)).toMatchObject({ state: 'sealed' })
})

test('a feed that finds no room leaves what was cached readable, and is fetched again later', async () => {
  await press(feed)
  breakWrites((store) => store === 'settings')
  expect(await press(() => Response.json({ epoch: 'e', items: [], next: 'n2', more: false }))).toMatchObject({
    trouble: 'storage',
  })
  vi.restoreAllMocks()
  const asked: string[] = []
  const { fetch } = scriptedFetch(() => feed())
  const spying: typeof globalThis.fetch = (input, init) => {
    asked.push(String(input))
    return fetch(input, init)
  }
  await createSync({ db, env, api: createApiClient(spying), locks: undefined, timers }).run()
  expect(asked[0]).toContain('after=n')
  expect(asked[0]).not.toContain('after=n2')
})
