import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ReconcileAnswer, ReconcileRequest } from '../../../domain/reconcile.ts'
import { sealAct } from '../../../src/offline/acts.ts'
import { createApiClient } from '../../../src/offline/api-client.ts'
import type { Environment } from '../../../src/offline/environment.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import { listMyReports } from '../../../src/offline/my-reports.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { readReconcileDue } from '../../../src/offline/settings.ts'
import { createSync } from '../../../src/offline/sync.ts'
import { draftWithPhotos, freshPhone, owner, readyPhoto } from '../../support/local-phone.ts'
import { type Asked, problem, scriptedFetch } from '../../support/scripted-server.ts'

const OLD = 'epoch-before'
const NEW = 'epoch-after-restore'
const timers = { set: () => null, clear: () => undefined }
type Verdict = (asked: ReconcileRequest) => ReconcileAnswer | 'cut'

let db: LocalDb
let env: Environment & { tick(ms: number): void }
let asked: ReconcileRequest[]
beforeEach(async () => {
  ;({ db, env } = await freshPhone())
  asked = []
})
afterEach(() => db.close())

/** A report this phone believes delivered in the old epoch. */
async function deliveredReport(photos = 1) {
  const draftId = await draftWithPhotos(
    db,
    env,
    Array.from({ length: photos }, (_, i) => readyPhoto(600, i)),
  )
  const sealing = await sealDraft(db, draftId, env)
  if (!sealing.ok) throw new Error(sealing.why)
  env.tick(5)
  await markDelivered(sealing.opId)
  return sealing
}

async function markDelivered(opId: string): Promise<void> {
  const op = await db.get('operations', opId)
  if (!op) throw new Error('no operation')
  const receipt = { caseId: op.caseId, opId, bodySha256: op.bodySha256, revision: 1, state: 'x', epoch: OLD, seq: 1 }
  await db.put('operations', { ...op, state: 'delivered', deliveredAt: env.now(), receipt })
  for (const photo of await db.getAllFromIndex('photos', 'opId', opId))
    await db.put('photos', { ...photo, state: 'delivered' })
}

const feed = (epoch: string) => Response.json({ epoch, items: [], next: `cursor-${epoch}`, more: false })

/** One run against a server restored from a backup; whatever is sent again finds it busy, so that it stays to be seen. */
async function runAfterRestore(verdict: Verdict) {
  const script = async ({ path, body }: Asked) => {
    if (path === '/v1/feed') return feed(NEW)
    if (path !== '/v1/reconcile') return problem(503, 'unavailable')
    const request = JSON.parse(new TextDecoder().decode(body)) as ReconcileRequest // what our own client made
    asked.push(request)
    const answer = verdict(request)
    return answer === 'cut' ? answer : Response.json(answer)
  }
  const { fetch, log } = scriptedFetch(script)
  const report = await createSync({ db, env, api: createApiClient(fetch), locks: undefined, timers }).run()
  return { report, log }
}

const all =
  (state: 'have' | 'missing' | 'gone', photo: 'have' | 'missing'): Verdict =>
  ({ reports, acts }) => ({
    epoch: NEW,
    reports: reports.map(({ reportId, photos }) => ({
      reportId,
      state,
      photos: photos.map(({ id }) => ({ id, state: photo })),
    })),
    acts: acts.map(({ opId }) => ({ opId, state })),
  })

const stateOf = async (opId: string) => {
  const op = await db.get('operations', opId)
  const photos = await db.getAllFromIndex('photos', 'opId', opId)
  return [op?.state, ...photos.map((photo) => photo.state)]
}

describe('after the server was restored from a backup', () => {
  test('a report it lost is unsent again, with every byte it had, and is sent in the same run', async () => {
    const { opId, reportId } = await deliveredReport(2)
    const { report, log } = await runAfterRestore(all('missing', 'missing'))
    expect(await stateOf(opId)).toEqual(['sealed', 'waiting', 'waiting'])
    expect(log).toContain(`PUT /v1/reports/${reportId}`)
    expect(log.indexOf('POST /v1/reconcile')).toBeLessThan(log.indexOf(`PUT /v1/reports/${reportId}`))
    expect(report).toMatchObject({ waiting: 1, sent: 0 })
    expect((await listMyReports(db, owner))[0]?.sync.state).toBe('sealed')
  })

  test('it is offered by name and hash, once: what the server has is not asked about again', async () => {
    const { opId, reportId } = await deliveredReport()
    const op = await db.get('operations', opId)
    const [photo] = await db.getAllFromIndex('photos', 'opId', opId)
    await runAfterRestore(all('have', 'have'))
    await runAfterRestore(all('have', 'have'))
    expect(asked).toEqual([
      {
        reports: [
          { reportId, opId, manifestSha256: op?.bodySha256, photos: [{ id: photo?.photoId, sha256: photo?.sha256 }] },
        ],
        acts: [],
      },
    ])
    expect(await stateOf(opId)).toEqual(['delivered', 'delivered'])
  })

  test('a report of which only a photo was lost sends that photo, not its text', async () => {
    const { opId } = await deliveredReport(2)
    const [first] = (await db.get('operations', opId))?.photoIds ?? []
    await runAfterRestore(({ reports }) => ({
      epoch: NEW,
      reports: reports.map(({ reportId, photos }) => ({
        reportId,
        state: 'have',
        photos: photos.map(({ id }) => ({ id, state: id === first ? 'missing' : 'have' })),
      })),
      acts: [],
    }))
    expect((await db.get('operations', opId))?.state).toBe('manifest_sent')
    const photos = await db.getAllFromIndex('photos', 'opId', opId)
    expect(photos.map((photo) => [photo.photoId === first, photo.state]).sort()).toEqual([
      [false, 'delivered'],
      [true, 'waiting'],
    ])
  })

  test('what was deleted there for good is noted, kept here, and neither sent nor offered again', async () => {
    const { opId } = await deliveredReport()
    await runAfterRestore(all('gone', 'missing'))
    await runAfterRestore(all('gone', 'missing'))
    expect(asked).toHaveLength(1)
    expect(await stateOf(opId)).toEqual(['delivered', 'delivered'])
    expect((await listMyReports(db, owner))[0]?.sync.afterRestore).toBe('gone')
    expect(await db.count('photoBytes')).toBe(1)
  })

  test('a lost report whose photos were let go of here is said to be lost, never called delivered', async () => {
    const { opId } = await deliveredReport()
    await db.clear('photoBytes')
    await runAfterRestore(all('missing', 'missing'))
    expect((await listMyReports(db, owner))[0]?.sync.afterRestore).toBe('lost')
    expect((await db.get('operations', opId))?.state).toBe('delivered')
  })

  test('a lost step follows the report that began its case', async () => {
    const report = await deliveredReport()
    const caseId = (await db.get('operations', report.opId))?.caseId ?? ''
    const act = { act: 'supplement' as const, supplement: { words: '补充' } }
    const kept = await sealAct(db, owner, { caseId, act, revision: null }, env)
    if (!kept.ok) throw new Error(kept.why)
    await markDelivered(kept.opId)
    await runAfterRestore(all('missing', 'missing'))
    expect(await db.get('operations', kept.opId)).toMatchObject({ state: 'sealed', after: report.opId, receipt: null })
  })

  test('a question that got no answer is asked again on the next run', async () => {
    const { opId } = await deliveredReport()
    await runAfterRestore(() => 'cut')
    expect(await stateOf(opId)).toEqual(['delivered', 'delivered'])
    await runAfterRestore(all('missing', 'missing'))
    expect((await db.get('operations', opId))?.state).toBe('sealed')
  })

  test('many reports are offered in parts', async () => {
    for (let i = 0; i < 101; i++) await deliveredReport()
    await runAfterRestore(all('have', 'have'))
    expect(asked.map(({ reports }) => reports.length)).toEqual([50, 50, 1])
  })

  test("another person's reports are not offered", async () => {
    const { opId } = await deliveredReport()
    const op = await db.get('operations', opId)
    if (op) await db.put('operations', { ...op, personId: 'p-other' })
    await runAfterRestore(all('have', 'have'))
    expect(asked).toEqual([])
  })
})

test('steps on one case that are sent again keep their order: while one waits for the case, the next does not go', async () => {
  const opIds: string[] = []
  for (const revision of [1, 2]) {
    const act = { act: 'accept' as const }
    const kept = await sealAct(db, owner, { caseId: '0199e8f0-0000-7000-8000-000000000001', act, revision }, env)
    if (!kept.ok) throw new Error(kept.why)
    opIds.push(kept.opId)
    await markDelivered(kept.opId)
    env.tick(5)
  }
  await runAfterRestore(all('missing', 'missing'))
  const { fetch, log } = scriptedFetch(({ path }) => (path === '/v1/feed' ? feed(NEW) : problem(404, 'not_found')))
  const sync = createSync({ db, env, api: createApiClient(fetch), locks: undefined, timers })
  await sync.run({ pressed: true })
  await sync.run() // by the timer: the first is put off, and the second still behind it
  expect(log.filter((line) => line.endsWith('/acts'))).toHaveLength(1)
  const ops = await Promise.all(opIds.map((opId) => db.get('operations', opId)))
  expect(ops.map((op) => [op?.state, op?.hold, op?.attempts !== 0])).toEqual([
    ['sealed', null, true],
    ['sealed', null, false],
  ])
})

test('a refused cursor alone, in the same epoch, offers everything before the snapshot; a failed offer is remembered', async () => {
  await deliveredReport()
  await runAfterRestore(all('have', 'have'))
  let isCut = true
  const script = ({ path }: Asked) => {
    if (path === '/v1/reconcile') return isCut ? 'cut' : Response.json({ epoch: NEW, reports: [], acts: [] })
    return problem(410, 'cursor_gone')
  }
  const { fetch, log } = scriptedFetch(script)
  const sync = createSync({ db, env, api: createApiClient(fetch), locks: undefined, timers })
  await sync.run()
  expect(log.slice(0, 3)).toEqual(['GET /v1/feed', 'POST /v1/reconcile', 'GET /v1/feed'])
  expect(await readReconcileDue(db, owner)).toBe(true)
  isCut = false
  await sync.run()
  expect(await readReconcileDue(db, owner)).toBe(false)
})

test('a server that forgot the text of a half-sent report is told it again, but not for ever', async () => {
  const draftId = await draftWithPhotos(db, env, [readyPhoto()])
  const sealing = await sealDraft(db, draftId, env)
  if (!sealing.ok) throw new Error(sealing.why)
  const op = await db.get('operations', sealing.opId)
  const receipt = {
    reportId: sealing.reportId,
    caseId: op?.caseId,
    manifestSha256: op?.bodySha256,
    revision: 1,
    epoch: NEW,
    seq: 1,
    receivedAt: 1,
    photos: [],
  }
  const { fetch, log } = scriptedFetch(({ method }) =>
    method === 'PUT' ? Response.json(receipt, { status: 201 }) : problem(404, 'photo_not_declared'),
  )
  await createSync({ db, env, api: createApiClient(fetch), locks: undefined, timers }).run()
  expect(log.filter((line) => line.startsWith('PUT'))).toHaveLength(4)
  expect(await db.get('operations', sealing.opId)).toMatchObject({ hold: { why: 'refused' } })
  expect(await db.count('photoBytes')).toBe(1)
})
