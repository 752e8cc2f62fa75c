import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NEAR_AFTER_END_DAYS } from '../../../domain/lifecycle.ts'
import { isStillNear } from '../../../domain/similar-cases.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { aReport } from '../heart/phone.ts'
import { walkOf } from '../heart/walk.ts'

const DAY_MS = 86_400_000
/** 10:00 in Shanghai is when the heart's clock starts. */
const SHANGHAI_MIDNIGHT = Date.UTC(2026, 9, 11, 16)

let heart: Heart
beforeEach(async () => {
  heart = await openHeart()
})
afterEach(async () => {
  expect(heart.logged).toEqual([])
  await heart.close()
})

async function closed() {
  const report = aReport()
  await heart.as('wang').putReport(report)
  const walk = walkOf(heart, report.caseId)
  await walk.inProgress()
  await walk.step('chen', { act: 'done', photoIds: [await walk.evidence()], note: '' })
  return { caseId: report.caseId, verify: () => walk.step('li', { act: 'verify', note: '' }) }
}
const nearOf = async (after?: string) => (await heart.as('zhao').feed('near', after)).items

describe('what was closed', () => {
  test('stays near with the day of its end, told as a change and in a snapshot alike', async () => {
    const { caseId, verify } = await closed()
    const { next } = await heart.as('zhao').feed('near')
    await verify()
    const told = [{ kind: 'case', case: { caseId, state: 'closed', closedDay: SHANGHAI_MIDNIGHT } }]
    expect(await nearOf(next)).toMatchObject(told)
    expect(await nearOf()).toMatchObject(told)
  })

  test('leaves by time alone, on the same day here and on a phone', async () => {
    const { verify } = await closed()
    await verify()
    const [item] = await nearOf()
    const view = item?.kind === 'case' && item.case.audience === 'near' ? item.case : null
    const leavesAt = SHANGHAI_MIDNIGHT + NEAR_AFTER_END_DAYS * DAY_MS
    const { next } = await heart.as('zhao').feed('near')
    for (const [now, isThere] of [
      [leavesAt - 1, true],
      [leavesAt, false],
    ] as const) {
      heart.clock.now = now
      expect((await nearOf()).length).toBe(isThere ? 1 : 0)
      expect(view && isStillNear(view, now)).toBe(isThere)
      expect(await nearOf(next)).toEqual([]) // nothing happened, so nothing is told
    }
  })

  test('is near to nobody else than it was when open', async () => {
    const { verify } = await closed()
    await verify()
    for (const who of ['wang', 'li', 'chen', 'wu'] as const) {
      expect([who, (await heart.as(who).feed('near')).items.length]).toEqual([who, 1])
    }
    expect((await heart.as('sun').feed('near')).items).toEqual([])
  })

  test('comes in pages with the open ones, each once', async () => {
    const ends: string[] = []
    for (let i = 0; i < 3; i++) {
      const { caseId, verify } = await closed()
      await verify()
      ends.push(caseId)
      await Promise.all(Array.from({ length: 40 }, () => heart.as('wang').putReport(aReport())))
    }
    const first = await heart.as('zhao').feed('near')
    const second = await heart.as('zhao').feed('near', first.next)
    const ids = [...first.items, ...second.items].map((item) => (item.kind === 'case' ? item.case.caseId : 'gone'))
    expect([first.items.length, second.items.length, new Set(ids).size]).toEqual([100, 23, 123])
    for (const caseId of ends) expect(ids).toContain(caseId)
  })
})

test('what was declined or withdrawn is no known problem and leaves at once', async () => {
  const [declined, withdrawn] = [aReport(), aReport()]
  await heart.as('wang').putReport(declined)
  await heart.as('wang').putReport(withdrawn)
  const { next } = await heart.as('zhao').feed('near')
  await heart.as('li').act(declined.caseId, { act: 'decline', reason: '重复' }, 1)
  await heart.as('wang').act(withdrawn.caseId, { act: 'withdraw' }, null)
  expect(await nearOf(next)).toMatchObject([
    { kind: 'gone', caseId: declined.caseId },
    { kind: 'gone', caseId: withdrawn.caseId },
  ])
  expect(await nearOf()).toEqual([])
})
