import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DeskCase } from '../../../domain/case-view.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { aReport, newUuid } from '../heart/phone.ts'
import { walkOf } from '../heart/walk.ts'

const CASES = 5
const ACTS = 200
let heart: Heart
beforeEach(async () => {
  heart = await openHeart()
})
afterEach(async () => {
  expect(heart.logged).toEqual([])
  await heart.close()
})

test('200 acts of leaders at once on five cases: one of each revision wins, the others are told, replays change nothing', async () => {
  const reports = Array.from({ length: CASES }, () => aReport())
  for (const report of reports) await heart.as('wang').putReport(report)
  const asked = Array.from({ length: ACTS }, (_, i) => ({
    caseId: reports[i % CASES]?.caseId ?? '',
    who: i % 2 === 0 ? ('li' as const) : ('zheng' as const),
    opId: newUuid(),
    categoryId: i % 3 === 0 ? 'waste-sorting' : 'ebike-parking',
  }))
  const send = (one: (typeof asked)[number], revision: number) =>
    heart.as(one.who).act(one.caseId, { act: 'settle', categoryId: one.categoryId }, revision, one.opId)

  const answers = await Promise.all(asked.map((one) => send(one, 1)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(CASES)
  expect(answers.filter(({ status }) => status === 412)).toHaveLength(ACTS - CASES)
  const cases: DeskCase[] = []
  for (const { caseId } of reports) cases.push(await walkOf(heart, caseId).onDesk())
  expect(cases.map(({ revision, history }) => [revision, history.length])).toEqual(cases.map(() => [2, 2]))

  const again = await Promise.all(asked.map((one) => send(one, 1)))
  expect(again.map(({ status }) => status)).toEqual(answers.map(({ status }) => status))
  const bodies = async (all: Response[]) =>
    Promise.all(all.filter((one) => one.status === 200).map((one) => one.json()))
  expect(await bodies(again)).toEqual(await bodies(answers))
  for (const { caseId } of reports) expect((await walkOf(heart, caseId).onDesk()).history).toHaveLength(2)
  expect(await heart.stores.journal.recountMap(false)).toEqual([])
}, 60_000)
