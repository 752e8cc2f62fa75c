import { afterEach, beforeEach, expect, test } from 'vitest'
import { sealAct } from '../../../src/offline/acts.ts'
import { listMyReports } from '../../../src/offline/my-reports.ts'
import { type Heart, openHeart } from '../../server/heart/heart.ts'
import { casesOnDesk, phoneWithReport, sealReport, syncOn } from '../../support/phone-with-report.ts'

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
