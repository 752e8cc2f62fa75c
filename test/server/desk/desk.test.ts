import { afterEach, beforeEach, expect, test } from 'vitest'
import { deskCountsSchema, deskPageSchema, handlersSchema, paths } from '../../../domain/wire.ts'
import { dueAt } from '../../../domain/work-calendar.ts'
import { at } from '../../support/community-fixture.ts'
import { type Heart, type Member, openHeart } from '../heart/heart.ts'
import { aReport, refusal } from '../heart/phone.ts'

let heart: Heart
beforeEach(async () => {
  heart = await openHeart()
})
afterEach(async () => {
  expect(heart.logged).toEqual([])
  await heart.close()
})

const place = { source: 'map' as const, accuracy: null, at: null, buildingId: null, unit: null, spot: null }
const inG4 = () => aReport({ place: { ...place, ...at(100, 0) } })
const counts = async (who: Member) =>
  deskCountsSchema.parse(await (await heart.as(who).send('GET', paths.deskCounts)).json())
const page = async (who: Member, query: string) =>
  deskPageSchema.parse(await (await heart.as(who).send('GET', `${paths.deskCases}?${query}`)).json())

test('a desk counts and lists the cases of its own grids, each in the tab of its state', async () => {
  const [accepted, declined] = [aReport(), aReport()]
  for (const report of [accepted, declined, aReport(), inG4(), aReport({ place: null })]) {
    await heart.as('wang').putReport(report)
  }
  await heart.as('li').act(accepted.caseId, { act: 'accept' }, 1)
  await heart.as('li').act(declined.caseId, { act: 'decline', reason: '重复' }, 1)
  const none = { dispatched: 0, awaiting_verification: 0 }
  expect(await counts('li')).toEqual({ ...none, submitted: 2, accepted: 1, closed: 1 })
  expect(await counts('sun')).toEqual({ ...none, submitted: 1, accepted: 0, closed: 0 })
  expect(await counts('zheng')).toEqual({ ...none, submitted: 3, accepted: 1, closed: 1 })
  expect((await page('li', 'tab=accepted')).cases.map((one) => one.caseId)).toEqual([accepted.caseId])
  expect((await page('sun', 'tab=closed')).cases).toEqual([])
})

test('a tab is paged newest first, nothing twice and nothing left out, even within one millisecond', async () => {
  const reports = Array.from({ length: 120 }, () => aReport())
  for (const [i, report] of reports.entries()) {
    heart.clock.now += i % 3 === 0 ? 1 : 0
    await heart.as('wang').putReport(report)
  }
  const seen: { caseId: string; receivedAt: number }[] = []
  let after: string | null = ''
  while (after !== null) {
    const got: Awaited<ReturnType<typeof page>> = await page('li', `tab=submitted${after && `&after=${after}`}`)
    expect(got.cases.length).toBeLessThanOrEqual(50)
    seen.push(...got.cases)
    after = got.next
  }
  expect(seen).toHaveLength(120)
  expect(new Set(seen.map((one) => one.caseId)).size).toBe(120)
  const times = seen.map((one) => one.receivedAt)
  expect(times).toEqual([...times].sort((a, b) => b - a))
})

test('a case says by when it should have been looked at, by the working hours', async () => {
  const report = aReport()
  await heart.as('wang').putReport(report)
  const [found] = (await page('li', 'tab=submitted')).cases
  expect(found?.acknowledgeBy).toBe(dueAt(heart.clock.now, '2h', heart.community.calendar))
})

test('the handlers are listed for whoever dispatches, with what they take on', async () => {
  const listed = handlersSchema.parse(await (await heart.as('li').send('GET', paths.handlers)).json())
  expect(listed.handlers.map((one) => [one.personId, one.kinds]).sort()).toEqual([
    ['chen', ['property']],
    ['qian', ['cleaning']],
  ])
  expect(await refusal(heart.as('wu').send('GET', paths.handlers))).toEqual([403, 'not_allowed'])
})

test('the desk is closed to volunteers and handlers', async () => {
  for (const who of ['wang', 'chen'] as const) {
    for (const path of [paths.deskCounts, `${paths.deskCases}?tab=submitted`]) {
      expect(await refusal(heart.as(who).send('GET', path))).toEqual([403, 'not_allowed'])
    }
  }
})

test('a tab or a cursor that is none is refused', async () => {
  for (const query of ['', '?tab=all', '?tab=closed&after=%00', '?tab=closed&after=AAAA', '?tab=%E0%A4%A']) {
    expect(await refusal(heart.as('li').send('GET', paths.deskCases + query))).toEqual([400, 'bad_query'])
  }
})
