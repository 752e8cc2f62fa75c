import { describe, expect, test, vi } from 'vitest'
import type { RefusalCode } from '../../../domain/wire.ts'
import { sealAct } from '../../../src/offline/acts.ts'
import { createApiClient } from '../../../src/offline/api-client.ts'
import type { Environment } from '../../../src/offline/environment.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import { listMyReports, retryOperation } from '../../../src/offline/my-reports.ts'
import { runRound } from '../../../src/offline/run-round.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { readPause } from '../../../src/offline/settings.ts'
import { draftWithPhotos, freshPhone, me, owner, readyPhoto } from '../../support/local-phone.ts'
import { type Answer, type Asked, problem, scriptedFetch } from '../../support/scripted-server.ts'

type Script = (asked: Asked) => Answer

const sealOne = async (db: LocalDb, env: Environment, photos = 1) => {
  const draftId = await draftWithPhotos(
    db,
    env,
    Array.from({ length: photos }, (_, i) => readyPhoto(600, i)),
  )
  const sealing = await sealDraft(db, draftId, env)
  if (!sealing.ok) throw new Error(sealing.why)
  return sealing
}

async function round(db: LocalDb, env: Environment, script: Script, pressed = false) {
  const { fetch, log } = scriptedFetch(script)
  const outcome = await runRound(me, { db, env, api: createApiClient(fetch) }, pressed)
  return { ...outcome, log }
}

const html = () => new Response('<h1>欢迎使用免费WiFi</h1>', { status: 200, headers: { 'content-type': 'text/html' } })

describe('the outbox', () => {
  test('does not take a captive portal for the server', async () => {
    const { db, env } = await freshPhone()
    const { opId } = await sealOne(db, env)
    const outcome = await round(db, env, html)
    expect(outcome).toMatchObject({ sent: [], trouble: 'bad_answer' })
    expect(await db.get('operations', opId)).toMatchObject({ state: 'sealed', hold: null, attempts: 1 })
    expect(await db.count('photoBytes')).toBe(1)
  })

  test('does not take 200 with JSON of another shape for a receipt', async () => {
    const { db, env } = await freshPhone()
    const { opId } = await sealOne(db, env)
    await round(db, env, () => Response.json({ ok: true }))
    expect((await db.get('operations', opId))?.state).toBe('sealed')
  })

  test('does not take a receipt of other bytes for its own', async () => {
    const { db, env } = await freshPhone()
    const { opId, reportId } = await sealOne(db, env)
    const foreign = {
      reportId,
      caseId: 'x',
      manifestSha256: '0'.repeat(64),
      revision: 1,
      epoch: 'e',
      seq: 1,
      receivedAt: 1,
      photos: [],
    }
    await round(db, env, () => Response.json(foreign, { status: 201 }))
    expect((await db.get('operations', opId))?.state).toBe('sealed')
  })

  test('stops at the first sign of no network instead of trying every report', async () => {
    const { db, env } = await freshPhone()
    for (let i = 0; i < 3; i++) await sealOne(db, env)
    const outcome = await round(db, env, () => 'cut')
    expect(outcome.log).toHaveLength(1)
    expect(outcome.trouble).toBe('no_network')
  })

  test.each<[RefusalCode, number]>([
    ['bad_body', 400],
    ['key_reused', 422],
    ['gone', 410],
    ['not_found', 404],
  ])('keeps a report the server refuses (%s) and sends the others', async (code, status) => {
    const { db, env } = await freshPhone()
    const poisoned = await sealOne(db, env)
    env.tick(5)
    const healthy = await sealOne(db, env)
    const outcome = await round(db, env, ({ path }) =>
      path.endsWith(poisoned.reportId) ? problem(status, code) : problem(503, 'unavailable'),
    )
    expect(outcome.log).toEqual([`PUT /v1/reports/${poisoned.reportId}`, `PUT /v1/reports/${healthy.reportId}`])
    expect(await db.get('operations', poisoned.opId)).toMatchObject({ hold: { why: 'refused', code } })
    expect(await db.count('photoBytes')).toBe(2)
    const mine = await listMyReports(db, owner)
    expect(mine.find((one) => one.reportId === poisoned.reportId)?.sync.hold).toMatchObject({ code })
  })

  test('a refused report is tried again only when the person asks', async () => {
    const { db, env } = await freshPhone()
    const { opId } = await sealOne(db, env)
    await round(db, env, () => problem(400, 'bad_body'))
    expect((await round(db, env, () => 'cut', true)).log).toEqual([])
    await retryOperation(db, opId)
    expect((await round(db, env, () => 'cut')).log).toHaveLength(1)
  })

  test('pauses for sign-in, says so at every report, and loses nothing', async () => {
    const { db, env } = await freshPhone()
    await sealOne(db, env)
    await sealOne(db, env)
    const outcome = await round(db, env, () => problem(401, 'sign_in_required'))
    expect(outcome).toMatchObject({ paused: true, log: [expect.any(String)] })
    expect(await readPause(db)).toBe('sign_in')
    const mine = await listMyReports(db, owner)
    expect(mine.map((one) => one.sync.hold)).toEqual([{ why: 'sign_in' }, { why: 'sign_in' }])
    expect(await db.count('photoBytes')).toBe(2)
  })

  test('pauses for an upgrade on 426', async () => {
    const { db, env } = await freshPhone()
    await sealOne(db, env)
    await round(db, env, () => problem(426, 'upgrade_required'))
    expect(await readPause(db)).toBe('upgrade')
  })

  test('waits at least as long as Retry-After says, unless the person presses', async () => {
    const { db, env } = await freshPhone()
    const { opId } = await sealOne(db, env)
    await round(db, env, () => problem(429, 'too_many_requests', { 'retry-after': '90' }))
    expect((await db.get('operations', opId))?.nextTryAt).toBeGreaterThanOrEqual(env.now() + 90_000)
    expect((await round(db, env, () => 'cut')).log).toEqual([])
    expect((await round(db, env, () => 'cut', true)).log).toHaveLength(1)
  })

  test('a clock set back does not freeze the queue', async () => {
    const { db, env } = await freshPhone()
    await sealOne(db, env)
    await round(db, env, () => problem(500, 'internal'))
    env.tick(-10 * 365 * 86_400_000)
    expect((await round(db, env, () => 'cut')).log).toHaveLength(1)
  })

  test('never sends a body that no longer matches its hash, and still sends the others', async () => {
    const { db, env } = await freshPhone()
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const broken = await sealOne(db, env)
    env.tick(5)
    const healthy = await sealOne(db, env)
    const op = await db.get('operations', broken.opId)
    if (op) await db.put('operations', { ...op, body: new TextEncoder().encode('{}').buffer })
    const { log } = await round(db, env, () => 'cut')
    expect(log).toEqual([`PUT /v1/reports/${healthy.reportId}`])
  })

  test('a supplement waits for its report', async () => {
    const { db, env } = await freshPhone()
    const report = await sealOne(db, env)
    const caseId = (await db.get('operations', report.opId))?.caseId ?? ''
    const act = { act: 'supplement' as const, supplement: { categoryId: 'clutter' } }
    await sealAct(db, owner, { caseId, act, revision: null, after: report.opId }, env)
    const { log } = await round(db, env, () => problem(500, 'internal'))
    expect(log).toEqual([`PUT /v1/reports/${report.reportId}`])
    const [mine] = await listMyReports(db, owner)
    expect(mine).toMatchObject({ said: { categoryId: 'clutter' }, incomplete: true, pending: [{ kind: 'act' }] })
  })

  test("another person's reports stay on the phone and are not sent", async () => {
    const { db, env } = await freshPhone()
    const { opId } = await sealOne(db, env)
    const { fetch, log } = scriptedFetch(() => 'cut')
    await runRound({ ...me, personId: 'p-other' }, { db, env, api: createApiClient(fetch) }, true)
    expect(log).toEqual([])
    expect((await db.get('operations', opId))?.state).toBe('sealed')
  })

  test('a 412 is kept as a conflict with the case as it stands now', async () => {
    const { db, env } = await freshPhone()
    const kept = await sealAct(db, owner, { caseId: 'c1', act: { act: 'accept' }, revision: 3 }, env)
    if (!kept.ok) throw new Error(kept.why)
    const body = { type: 'x', title: 'x', status: 412, code: 'revision_conflict', case: { revision: 5 } }
    const script = ({ headers }: Asked) => {
      expect(headers.get('if-match')).toBe('"3"')
      return new Response(JSON.stringify(body), {
        status: 412,
        headers: { 'content-type': 'application/problem+json' },
      })
    }
    await round(db, env, script)
    expect(await db.get('operations', kept.opId)).toMatchObject({ hold: { why: 'conflict', current: { revision: 5 } } })
  })
})
