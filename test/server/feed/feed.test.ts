import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Feed, FeedScope } from '../../../domain/wire.ts'
import { paths } from '../../../domain/wire.ts'
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

/** What a phone holds after following a scope to its end. */
async function follow(who: Member, scope: FeedScope, after?: string) {
  const items: Feed['items'] = []
  let page = await heart.as(who).feed(scope, after)
  items.push(...page.items)
  while (page.more) {
    page = await heart.as(who).feed(scope, page.next)
    items.push(...page.items)
  }
  return { items, next: page.next }
}
const idsOf = (items: Feed['items']) =>
  items.map((item) => (item.kind === 'case' ? item.case.caseId : `gone ${item.caseId}`))
const place = { source: 'map' as const, accuracy: null, at: null, buildingId: null, unit: null, spot: null }

describe('a snapshot, then changes without a gap', () => {
  test('a phone that has nothing gets its cases, then only what changes, in commit order', async () => {
    const reports = [aReport(), aReport(), aReport()]
    for (const report of reports) await heart.as('wang').putReport(report)
    const snapshot = await follow('wang', 'mine')
    expect(idsOf(snapshot.items).sort()).toEqual(reports.map((report) => report.caseId).sort())
    expect((await follow('wang', 'mine', snapshot.next)).items).toEqual([])
    await heart.as('li').act(reports[2]?.caseId ?? '', { act: 'accept' }, 1)
    await heart.as('li').act(reports[0]?.caseId ?? '', { act: 'decline', reason: '重复' }, 1)
    const news = await follow('wang', 'mine', snapshot.next)
    expect(idsOf(news.items)).toEqual([reports[2]?.caseId, reports[0]?.caseId])
    const seqs = news.items.map((item) => item.seq)
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
    expect((await follow('wang', 'mine', snapshot.next)).items).toEqual(news.items)
  })

  test('what happens between the pages of a snapshot is told afterwards', async () => {
    const reports = Array.from({ length: 130 }, () => aReport())
    await Promise.all(reports.map((report) => heart.as('wang').putReport(report)))
    const first = await heart.as('wang').feed('mine')
    expect([first.items.length, first.more]).toEqual([100, true])
    const between = aReport()
    await heart.as('wang').putReport(between)
    const [shown] = idsOf(first.items)
    await heart.as('li').act(shown ?? '', { act: 'accept' }, 1)
    const rest = await follow('wang', 'mine', first.next)
    expect(new Set([...idsOf(first.items), ...idsOf(rest.items)]).size).toBe(130)
    expect(idsOf((await follow('wang', 'mine', rest.next)).items)).toEqual([between.caseId, shown])
  })

  test('many changes come in pages and none is stepped over', async () => {
    const start = (await heart.as('zheng').feed('near')).next
    const reports = Array.from({ length: 120 }, (_, i) => aReport({ place: { ...place, ...at(i % 2 ? 100 : 0, 0) } }))
    await Promise.all(reports.map((report) => heart.as('wang').putReport(report)))
    const news = await follow('zheng', 'near', start)
    expect(idsOf(news.items).sort()).toEqual(reports.map((report) => report.caseId).sort())
    expect(news.items.map((item) => item.seq)).toEqual(reports.map((_, i) => i + 1))
  })

  test('a case that changed three times is told once, as it is now', async () => {
    const report = aReport()
    const { next } = await heart.as('wang').feed('mine')
    await heart.as('wang').putReport(report)
    await heart.as('li').act(report.caseId, { act: 'accept' }, 1)
    await heart.as('li').act(report.caseId, { act: 'dispatch', handlerId: 'chen', task: '', dueAt: null }, 2)
    const news = await heart.as('wang').feed('mine', next)
    expect(news.items).toMatchObject([{ kind: 'case', seq: 3, case: { state: 'dispatched', revision: 3 } }])
  })
})

describe('what leaves a scope is gone', () => {
  test('for the handler when the task goes to another, who gets it', async () => {
    const report = aReport()
    await heart.as('wang').putReport(report)
    const before = {
      chen: (await heart.as('chen').feed('tasks')).next,
      qian: (await heart.as('qian').feed('tasks')).next,
    }
    await heart.as('li').act(report.caseId, { act: 'accept' }, 1)
    await heart.as('li').act(report.caseId, { act: 'dispatch', handlerId: 'chen', task: 'CANARY', dueAt: null }, 2)
    const got = await heart.as('chen').feed('tasks', before.chen)
    expect(idsOf(got.items)).toEqual([report.caseId])
    await heart.as('li').act(report.caseId, { act: 'dispatch', handlerId: 'qian', task: '', dueAt: null }, 3)
    expect(idsOf((await heart.as('chen').feed('tasks', got.next)).items)).toEqual([`gone ${report.caseId}`])
    expect(idsOf((await heart.as('qian').feed('tasks', before.qian)).items)).toEqual([report.caseId])
    const fromTheStart = await heart.as('chen').feed('tasks', before.chen)
    expect(idsOf(fromTheStart.items)).toEqual([`gone ${report.caseId}`])
    expect(JSON.stringify(fromTheStart)).not.toContain('CANARY')
  })

  test('for the neighbours when it ends, or moves to a grid that is not theirs', async () => {
    await heart.stores.people.putPerson({
      communityId: heart.community.id,
      personId: 'zhao',
      name: '姓名-zhao',
      posts: [{ role: 'reporter', gridIds: ['g3'], kinds: [], from: 0, to: null }],
    })
    const [ends, moves] = [aReport(), aReport()]
    await heart.as('wang').putReport(ends)
    await heart.as('wang').putReport(moves)
    const { next, items } = await heart.as('zhao').feed('near')
    expect(items).toHaveLength(2)
    await heart.as('wang').act(ends.caseId, { act: 'withdraw' }, null)
    await heart.as('zheng').act(moves.caseId, { act: 'settle', gridId: 'g4' }, 1)
    const news = await heart.as('zhao').feed('near', next)
    expect(idsOf(news.items)).toEqual([`gone ${ends.caseId}`, `gone ${moves.caseId}`])
    const all = await heart.as('wang').feed('near')
    expect(idsOf(all.items)).toEqual([moves.caseId])
  })

  test('a case that moves between two grids of one person is not gone', async () => {
    const report = aReport()
    await heart.as('wang').putReport(report)
    const { next } = await heart.as('zheng').feed('near')
    await heart.as('zheng').act(report.caseId, { act: 'settle', gridId: 'g4' }, 1)
    expect((await heart.as('zheng').feed('near', next)).items).toMatchObject([{ kind: 'case', case: { gridId: 'g4' } }])
  })
})

describe('what one may follow', () => {
  test('unplaced cases are near nobody but those who place them', async () => {
    await heart.as('wang').putReport(aReport({ place: null }))
    expect((await heart.as('zhao').feed('near')).items).toEqual([])
    expect((await heart.as('chen').feed('near')).items).toEqual([])
    expect((await heart.as('sun').feed('near')).items).toEqual([])
    expect((await heart.as('li').feed('near')).items).toHaveLength(1)
  })

  test("nobody follows another's reports or tasks", async () => {
    await heart.as('wang').putReport(aReport())
    for (const who of ['zhao', 'li', 'chen', 'zheng'] as const) {
      expect((await heart.as(who).feed('mine')).items).toEqual([])
      expect((await heart.as(who).feed('tasks')).items).toEqual([])
    }
  })
})

describe('a cursor that no longer fits', () => {
  const ask = (who: Member, scope: string, after: string) =>
    refusal(heart.as(who).send('GET', `${paths.feed}?scope=${scope}&after=${after}`))

  test('of another epoch, of other grants, of another person or ahead of the server: 410, begin anew', async () => {
    await heart.as('wang').putReport(aReport())
    const { next } = await heart.as('wang').feed('near')
    const moved = Buffer.from(next, 'base64url').toString()
    const otherEpoch = Buffer.from(moved.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))).toString('base64url')
    const ahead = Buffer.from(moved.replace(/\d+$/, '999')).toString('base64url')
    expect(await ask('wang', 'near', otherEpoch)).toEqual([410, 'cursor_gone'])
    expect(await ask('wang', 'near', ahead)).toEqual([410, 'cursor_gone'])
    expect(await ask('wang', 'mine', next)).toEqual([410, 'cursor_gone'])
    await heart.stores.people.putPerson({
      communityId: heart.community.id,
      personId: 'wang',
      name: '姓名-wang',
      posts: [{ role: 'reporter', gridIds: ['g4'], kinds: [], from: 0, to: null }],
    })
    expect(await ask('wang', 'near', next)).toEqual([410, 'cursor_gone'])
    const { next: mine } = await heart.as('wang').feed('mine')
    expect(await ask('zhao', 'mine', mine)).toEqual([410, 'cursor_gone'])
  })

  test('no scope, an unknown scope, a cursor that is none', async () => {
    for (const query of [
      '',
      '?scope=all',
      '?scope=mine&after=',
      '?scope=mine&after=%00',
      '?scope=mine&after=%E0%A4%A',
    ]) {
      expect(await refusal(heart.as('wang').send('GET', paths.feed + query))).toEqual([400, 'bad_query'])
    }
    expect(await ask('wang', 'mine', 'bm9uZQ')).toEqual([410, 'cursor_gone'])
  })
})
