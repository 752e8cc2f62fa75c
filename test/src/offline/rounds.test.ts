import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sealAct } from '../../../src/offline/acts.ts'
import { createApiClient } from '../../../src/offline/api-client.ts'
import { onChange } from '../../../src/offline/changes.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import type { Operation } from '../../../src/offline/operation.ts'
import { runRound } from '../../../src/offline/run-round.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { readPause } from '../../../src/offline/settings.ts'
import { UUID, UUID_2 } from '../../domain/examples.ts'
import { draftWithPhotos, freshPhone, type handEnvironment, me, owner, readyPhoto } from '../../support/local-phone.ts'
import { type Answer, type Asked, problem, scriptedFetch } from '../../support/scripted-server.ts'

let db: LocalDb
let env: ReturnType<typeof handEnvironment>
beforeEach(async () => {
  ;({ db, env } = await freshPhone())
})
afterEach(() => {
  vi.restoreAllMocks()
  db.close()
})

async function report(): Promise<string> {
  const sealing = await sealDraft(db, await draftWithPhotos(db, env, [readyPhoto()]), env)
  if (!sealing.ok) throw new Error(sealing.why)
  env.tick(5)
  return sealing.opId
}
async function step(caseId: string, after: string | null = null): Promise<string> {
  const kept = await sealAct(db, owner, { caseId, act: { act: 'withdraw' }, revision: null, after }, env)
  if (!kept.ok) throw new Error(kept.why)
  env.tick(5)
  return kept.opId
}
const operation = async (opId: string): Promise<Operation> => {
  const op = await db.get('operations', opId)
  if (!op) throw new Error('no such operation')
  return op
}
const change = async (opId: string, what: Partial<Operation>) =>
  db.put('operations', { ...(await operation(opId)), ...what })
/** Half the dice: a wait of three quarters of its most. */
const round = async (answer: (asked: Asked) => Answer, pressed = false, networkIsBack = false) => {
  const { fetch, log } = scriptedFetch(answer)
  const even = { ...env, random: (count: number) => new Uint8Array(count).fill(128) }
  const outcome = await runRound(me, { db, env: even, api: createApiClient(fetch) }, pressed, networkIsBack)
  return { ...outcome, log }
}
const takenText = async (opId: string) => {
  const op = await operation(opId)
  return Response.json({
    reportId: op.reportId,
    caseId: op.caseId,
    manifestSha256: op.bodySha256,
    revision: 1,
    epoch: 'e',
    seq: 1,
    receivedAt: 1,
    photos: [],
  })
}
const takenAct = async (opId: string) => {
  const { caseId, bodySha256 } = await operation(opId)
  return Response.json({ caseId, opId, bodySha256, revision: 2, state: 'x', epoch: 'e', seq: 1 })
}

describe('in which order', () => {
  test('every text first, oldest first, then photos', async () => {
    const [first, second] = [await report(), await report()]
    const answers = [await takenText(first), await takenText(second)]
    const { log } = await round(() => answers.shift() ?? 'cut')
    const ids = [await operation(first), await operation(second)]
    expect(log).toEqual([
      `PUT /v1/reports/${ids[0]?.reportId}`,
      `PUT /v1/reports/${ids[1]?.reportId}`,
      expect.stringContaining(`POST /v1/uploads/${ids[0]?.photoIds[0]}/`),
    ])
  })
  test('what follows another waits until that is delivered or no longer known', async () => {
    const first = await step(UUID)
    const second = await step(UUID_2, first)
    const lonely = await step(UUID_2, 'an operation that was cleared away')
    expect((await round(() => problem(500, 'internal'))).log).toHaveLength(2)
    await change(first, { state: 'delivered' })
    const answers = [await takenAct(second), await takenAct(lonely)]
    const { sent, log } = await round(() => answers.shift() ?? 'cut', true)
    expect([sent, log.length]).toEqual([[second, lonely], 2])
  })
})

describe('when', () => {
  test('what failed waits, unless a person asks or its network is back', async () => {
    const opId = await report()
    expect(await round(() => 'cut')).toMatchObject({
      trouble: 'no_network',
      paused: false,
      retryAfterMs: null,
      sent: [],
    })
    const after = await operation(opId)
    expect(after).toMatchObject({
      attempts: 1,
      lastTriedAt: env.now(),
      nextTryAt: env.now() + 3_000,
      lastTrouble: { why: 'no_network', at: env.now() },
    })
    env.tick(2_999)
    expect((await round(() => 'cut')).log).toHaveLength(0)
    env.tick(1)
    expect((await round(() => 'cut')).log).toHaveLength(1)
    expect(await operation(opId)).toMatchObject({ attempts: 2, nextTryAt: env.now() + 6_000 })
    expect((await round(() => 'cut', false, true)).log).toHaveLength(1)
    expect((await round(() => problem(500, 'internal'), true)).log).toHaveLength(1)
    expect((await round(() => 'cut', false, true)).log).toHaveLength(0)
  })
  test('a try in the future means that the clock was set back; the same moment does not', async () => {
    const opId = await report()
    await change(opId, { nextTryAt: env.now() + 1_000, lastTriedAt: env.now() })
    expect((await round(() => 'cut')).log).toHaveLength(0)
    await change(opId, { lastTriedAt: env.now() + 1 })
    expect((await round(() => 'cut')).log).toHaveLength(1)
  })
  test('Retry-After is kept for all, and the round ends', async () => {
    await report()
    await report()
    const busy = await round(() => problem(503, 'unavailable', { 'retry-after': '90' }))
    expect(busy).toMatchObject({ trouble: 'server_busy', retryAfterMs: 90_000, sent: [] })
    expect(busy.log).toHaveLength(1)
  })
  test('one that is in flight elsewhere is put off by itself', async () => {
    await report()
    await report()
    const { log, retryAfterMs } = await round(() => problem(409, 'in_flight', { 'retry-after': '90' }))
    expect([log.length, retryAfterMs]).toEqual([2, null])
  })
})

describe('what is noted', () => {
  test.each<[string, () => Response, object, object]>([
    [
      'a refusal',
      () => problem(410, 'gone'),
      { hold: { why: 'refused', code: 'gone' } },
      { paused: false, trouble: null },
    ],
    [
      'a conflict',
      () => problem(412, 'revision_conflict'),
      { hold: { why: 'conflict', current: null } },
      { paused: false },
    ],
    ['a pause', () => problem(401, 'sign_in_required'), { hold: null, attempts: 0 }, { paused: true, trouble: null }],
  ])('%s', async (_name, answer, noted, outcome) => {
    const opId = await step(UUID)
    let told = 0
    const stop = onChange(() => told++)
    expect(await round(answer)).toMatchObject(outcome)
    stop()
    const op = await operation(opId)
    expect(op).toMatchObject({ ...noted, lastTriedAt: env.now(), nextTryAt: null })
    if (op.hold) expect(op.hold).toMatchObject({ at: env.now() })
    expect(told).toBeGreaterThan(0)
  })
  test('damage, with its time', async () => {
    const opId = await report()
    await change(opId, { body: new ArrayBuffer(2) })
    await round(() => 'cut')
    expect(await operation(opId)).toMatchObject({ hold: { why: 'damaged', at: env.now() }, lastTriedAt: env.now() })
  })
  test('a pause ends the round for all', async () => {
    await step(UUID)
    await step(UUID_2)
    const { log, paused } = await round(() => problem(426, 'upgrade_required'))
    expect([log.length, paused, await readPause(db)]).toEqual([1, true, 'upgrade'])
  })
  test('nothing over what another tab delivered meanwhile', async () => {
    const opId = await step(UUID)
    await round(() => {
      void change(opId, { state: 'delivered' })
      return problem(410, 'gone')
    })
    expect(await operation(opId)).toMatchObject({ state: 'delivered', hold: null, lastTriedAt: null })
  })
  test('a defect in sending one does not keep the others', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const [broken, healthy] = [await report(), await step(UUID)]
    await change(broken, { bodySha256: null as unknown as string, body: 'no bytes' as unknown as ArrayBuffer }) // a defect
    const answer = await takenAct(healthy)
    const { sent, trouble } = await round(() => answer)
    expect([sent, trouble]).toEqual([[healthy], 'bad_answer'])
    expect(error).toHaveBeenCalled()
    expect(await operation(broken)).toMatchObject({ attempts: 1, lastTrouble: { why: 'bad_answer' }, hold: null })
  })
})

describe('a step whose case a restored server does not know yet', () => {
  const DAY_MS = 86_400_000
  test('waits for it, two weeks from when it was put back in line', async () => {
    const opId = await step(UUID)
    await change(opId, { sentAgainAt: env.now() })
    env.tick(14 * DAY_MS)
    expect(await round(() => problem(404, 'not_found'))).toMatchObject({ trouble: 'server_busy' })
    expect(await operation(opId)).toMatchObject({ hold: null, attempts: 1 })
    env.tick(1)
    await round(() => problem(404, 'not_found'), true)
    expect((await operation(opId)).hold).toMatchObject({ why: 'refused', code: 'not_found' })
  })
  test('not a report, not another refusal, not a step that was never put back', async () => {
    const [one, two, three] = [await report(), await step(UUID), await step(UUID_2)]
    await change(one, { sentAgainAt: env.now() })
    await change(two, { sentAgainAt: env.now() })
    await round(({ path }) => (path.includes(UUID) ? problem(409, 'wrong_state') : problem(404, 'not_found')))
    const holds = [await operation(one), await operation(two), await operation(three)].map((op) => op.hold)
    expect(holds).toMatchObject([{ code: 'not_found' }, { code: 'wrong_state' }, { code: 'not_found' }])
  })
})
