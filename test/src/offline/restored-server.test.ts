import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CaseAct } from '../../../domain/case-act.ts'
import { dataFiles } from '../../../server/start/data-folder.ts'
import { sealAct } from '../../../src/offline/acts.ts'
import { listMyReports } from '../../../src/offline/my-reports.ts'
import { type Heart, type Member, openHeart } from '../../server/heart/heart.ts'
import { dispatch, walkOf } from '../../server/heart/walk.ts'
import { freshPhone } from '../../support/local-phone.ts'
import { realPhoto } from '../../support/phone-on-server.ts'
import { casesOnDesk, memberOf, phoneWithReport, sealReport, syncOn } from '../../support/phone-with-report.ts'

let lived: Heart
let restored: Heart
/** The restored server is one on whose disk nothing is yet: the oldest backup there can be. */
beforeEach(async () => {
  lived = await openHeart()
  restored = await openHeart()
})
afterEach(async () => {
  await lived.close()
  await restored.close()
})

test('what a restored server lost is delivered again by its phone, whole and once, with the steps taken since', async () => {
  const { db, env, me, sealing } = await phoneWithReport(lived, 2)
  const caseId = (await db.get('operations', sealing.opId))?.caseId ?? ''
  await syncOn(lived, db, env).run()
  const act = { act: 'supplement' as const, supplement: { words: '补充一句' } }
  await sealAct(db, me, { caseId, act, revision: null }, env)
  await syncOn(lived, db, env).run()
  await sealReport(db, env, me, 1)
  await syncOn(lived, db, env).run()

  const report = await syncOn(restored, db, env).run()
  await syncOn(restored, db, env).run()

  expect(report).toMatchObject({ waiting: 0, held: 0 })
  const cases = await casesOnDesk(restored)
  expect(cases.map((one) => one.photos.map((photo) => photo.state)).sort()).toEqual([['stored'], ['stored', 'stored']])
  const mine = await listMyReports(db, me)
  expect(mine.map((one) => one.sync.state)).toEqual(['delivered', 'delivered'])
  expect(mine.find((one) => one.reportId === sealing.reportId)?.case).toMatchObject({ words: '补充一句' })
})

test('a report half sent when the server was restored is whole in the end', async () => {
  const { db, env, me } = await phoneWithReport(lived, 2)
  await syncOn(lived, db, env, (exchange) => (exchange < 4 ? 'through' : 'lost on the way')).run()
  await syncOn(restored, db, env).run({ pressed: true })
  expect((await listMyReports(db, me))[0]?.sync).toMatchObject({ state: 'delivered', photosSent: 2 })
  expect((await casesOnDesk(restored)).map((one) => one.photos.length)).toEqual([2])
})

test('a step that reached the restored server before its report was back is taken all the same', async () => {
  const { db, env, me, sealing } = await phoneWithReport(lived, 1)
  const caseId = (await db.get('operations', sealing.opId))?.caseId ?? ''
  await syncOn(lived, db, env).run()
  const act = { act: 'supplement' as const, supplement: { words: '恢复之后才发出' } }
  const kept = await sealAct(db, me, { caseId, act, revision: null }, env)
  await syncOn(restored, db, env).run()
  await syncOn(restored, db, env).run({ pressed: true })
  expect(await db.get('operations', kept.ok ? kept.opId : '')).toMatchObject({ state: 'delivered', hold: null })
  expect((await listMyReports(db, me))[0]?.case).toMatchObject({ words: '恢复之后才发出' })
})

/** Somebody on the staff with a phone or desk of their own. */
async function staff(personId: Member) {
  const me = memberOf(lived, personId)
  const { db, env } = await freshPhone(me)
  const run = (heart: Heart, pressed = true) => syncOn(heart, db, env, undefined, personId).run({ pressed })
  const seal = async (
    caseId: string,
    act: CaseAct,
    revision: number,
    photos = [] as Awaited<ReturnType<typeof realPhoto>>[],
  ) => {
    env.tick(1_000)
    const kept = await sealAct(db, me, { caseId, act, revision, photos }, env)
    if (!kept.ok) throw new Error(kept.why)
    return kept.opId
  }
  const opsThere = () => db.getAll('operations')
  return { db, env, run, seal, opsThere }
}

/** A report with a place, delivered by its volunteer's phone and put in its grid. */
async function deliveredCase() {
  const reporter = await phoneWithReport(lived, 1)
  await syncOn(lived, reporter.db, reporter.env).run()
  const caseId = (await reporter.db.get('operations', reporter.sealing.opId))?.caseId ?? ''
  const run = (heart: Heart) => syncOn(heart, reporter.db, reporter.env).run({ pressed: true })
  return { caseId, run }
}

describe('steps of the staff after a restore', () => {
  const settle: CaseAct = { act: 'settle', categoryId: 'ebike-parking', gridId: 'g3' }
  /** What a leader and a handler did and were told is done: settled, accepted, dispatched, started, and done with a photo. */
  async function handled() {
    const reporter = await deliveredCase()
    const [li, chen] = [await staff('li'), await staff('chen')]
    const { caseId } = reporter
    await li.seal(caseId, settle, 1)
    await li.seal(caseId, { act: 'accept' }, 2)
    await li.seal(caseId, dispatch as CaseAct, 3)
    await li.run(lived)
    await chen.seal(caseId, { act: 'start' }, 4)
    const done = await chen.seal(caseId, { act: 'done', photoIds: [], note: '已挪走' }, 5, [await realPhoto(7)])
    await chen.run(lived)
    for (const op of [...(await li.opsThere()), ...(await chen.opsThere())]) expect(op.state).toBe('delivered')
    return { reporter, li, chen, done, caseId }
  }

  test('wait for the case when they come before it, and are all taken in the end, with their evidence', async () => {
    const { reporter, li, chen, caseId } = await handled()
    const early = [await li.run(restored), await chen.run(restored)]
    expect(early).toMatchObject([
      { waiting: 3, held: 0 },
      { waiting: 2, held: 0 },
    ])
    await reporter.run(restored)
    await li.run(restored)
    await chen.run(restored)
    await chen.run(restored)
    for (const op of [...(await li.opsThere()), ...(await chen.opsThere())])
      expect([op.state, op.hold]).toEqual(['delivered', null])
    const there = await walkOf(restored, caseId).onDesk('zheng')
    expect(there.state).toBe('awaiting_verification')
    expect(there.photos.map(({ purpose, state }) => [purpose, state])).toContainEqual(['after', 'stored'])
  })

  test('that meet a case somebody decided anew wait for their person, with the case as it is now', async () => {
    const { reporter, li, caseId } = await handled()
    await reporter.run(restored)
    await walkOf(restored, caseId).step('zheng', { act: 'decline', reason: '不属于本社区' })
    await li.run(restored)
    const waiting = await li.opsThere()
    expect(waiting.map((op) => op.state)).toEqual(['sealed', 'sealed', 'sealed'])
    for (const { hold } of waiting)
      expect([hold?.why, hold?.why === 'refused' && hold.code]).toEqual(
        hold?.why === 'conflict' ? ['conflict', false] : ['refused', 'wrong_state'],
      )
    expect((await li.opsThere())[0]?.hold).toMatchObject({ current: { caseId, state: 'declined' } })
  })

  test('whose case never comes back are told to their person after two weeks', async () => {
    const { li } = await handled()
    await li.run(restored)
    li.env.tick(15 * 86_400_000)
    expect(await li.run(restored)).toMatchObject({ waiting: 0, held: 3 })
    for (const op of await li.opsThere()) expect(op.hold).toMatchObject({ why: 'refused', code: 'not_found' })
  })

  test('that were never taken before are refused at first, and tried again when the app is opened', async () => {
    const { caseId, run } = await deliveredCase()
    const li = await staff('li')
    const opId = await li.seal(caseId, settle, 1)
    await li.run(restored)
    expect(await li.db.get('operations', opId)).toMatchObject({ hold: { why: 'refused', code: 'not_found' } })
    await run(restored)
    const opened = syncOn(restored, li.db, li.env, undefined, 'li')
    opened.start()
    await opened.run()
    opened.stop()
    expect(await li.db.get('operations', opId)).toMatchObject({ state: 'delivered', hold: null })
  })

  test('send their evidence again where the restored server has the row and not the file', async () => {
    const { chen, done, caseId } = await handled()
    rmSync(dataFiles(lived.folder).photos, { recursive: true })
    await lived.stores.epochs.renew(lived.community.id)
    await chen.run(lived)
    await chen.run(lived)
    expect(await chen.db.get('operations', done)).toMatchObject({ state: 'delivered', hold: null })
    const [file] = await lived.stores.journal.readFiles(lived.community.id, [caseId])
    const evidence = file?.photos.find((photo) => photo.declaredBy === 'chen')
    expect(evidence?.state).toBe('stored')
    expect(await lived.stores.photoFiles.has(lived.community.id, evidence?.evidenceName ?? '')).toBe(true)
    expect(file?.events.filter(({ type }) => type === 'done')).toHaveLength(1)
  })
})
