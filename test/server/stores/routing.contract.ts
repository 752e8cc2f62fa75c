import { beforeEach, describe, expect, test } from 'vitest'
import type { RoutingRule } from '../../../domain/routing.ts'
import type { CaseRecord } from '../../../server/stores/case-record.ts'
import type { Journal } from '../../../server/stores/journal.ts'
import { aReport } from '../heart/phone.ts'
import { casesIn } from './cases-in.ts'

const COMMUNITY = 'c1'

const rule = (handlerId: string): RoutingRule => ({
  id: `rule-${handlerId}`.replace('-', ''),
  categoryIds: ['litter'],
  gridIds: ['g3', 'none'],
  estates: [],
  weekdays: [1, 2],
  hours: { from: 1320, to: 420 },
  handlerId,
})
const list = (madeAt: number, ...handlers: string[]) => ({ madeAt, madeBy: 'li', rules: handlers.map(rule) })

/** What every journal promises of rules of dispatch and of what was dispatched, whatever it keeps them in. */
export function routingContract(open: () => Promise<Journal>): void {
  let journal: Journal
  let cases: ReturnType<typeof casesIn>
  beforeEach(async () => {
    journal = await open()
    cases = casesIn(journal)
  })

  describe('lists of rules', () => {
    test('there is none until somebody makes one', async () => {
      expect(await journal.routing(COMMUNITY)).toBeNull()
      expect(await journal.routingOfVersion(COMMUNITY, 1)).toBeNull()
      expect(await journal.routingVersions(COMMUNITY, 10)).toEqual([])
    })

    test('the newest is in force, and every one before can be read as it was saved', async () => {
      expect(await journal.saveRouting(COMMUNITY, 0, list(100, 'chen', 'qian'))).toBe(true)
      expect(await journal.saveRouting(COMMUNITY, 1, list(200))).toBe(true)
      expect(await journal.routing(COMMUNITY)).toEqual({ version: 2, ...list(200) })
      expect(await journal.routingOfVersion(COMMUNITY, 1)).toEqual({ version: 1, ...list(100, 'chen', 'qian') })
      expect(await journal.routingOfVersion(COMMUNITY, 3)).toBeNull()
    })

    test('are listed newest first, with how many rules each has, only so many', async () => {
      for (const [before, handlers] of [[], ['chen'], ['chen', 'qian']].entries())
        await journal.saveRouting(COMMUNITY, before, list(before, ...handlers))
      const newest = { version: 3, madeAt: 2, madeBy: 'li', rules: 2 }
      expect(await journal.routingVersions(COMMUNITY, 2)).toEqual([
        newest,
        { ...newest, version: 2, madeAt: 1, rules: 1 },
      ])
      expect(await journal.routingVersions(COMMUNITY, 10)).toHaveLength(3)
    })

    test('of several who follow the same list at once exactly one is first, and nothing else is written', async () => {
      for (const before of [0, 1]) {
        const lists = ['chen', 'qian', 'wu'].map((handler) => list(100, handler))
        const saved = await Promise.all(lists.map((one) => journal.saveRouting(COMMUNITY, before, one)))
        expect(saved.filter(Boolean)).toHaveLength(1)
        expect(await journal.routing(COMMUNITY)).toEqual({ version: before + 1, ...lists[saved.indexOf(true)] })
      }
      expect(await journal.routingVersions(COMMUNITY, 10)).toHaveLength(2)
    })

    test('follow the newest one alone: an older one, or one that is not there, is nothing to follow', async () => {
      await journal.saveRouting(COMMUNITY, 0, list(1, 'chen'))
      await journal.saveRouting(COMMUNITY, 1, list(2, 'chen'))
      for (const before of [0, 1, 3]) expect(await journal.saveRouting(COMMUNITY, before, list(9, 'wu'))).toBe(false)
      expect((await journal.routingVersions(COMMUNITY, 10)).map(({ madeAt }) => madeAt)).toEqual([2, 1])
    })

    test('are each community’s own', async () => {
      await journal.saveRouting(COMMUNITY, 0, list(1, 'chen'))
      expect(await journal.routing('c2')).toBeNull()
      expect(await journal.saveRouting('c2', 0, list(2, 'wu'))).toBe(true)
      expect(await journal.routing(COMMUNITY)).toEqual({ version: 1, ...list(1, 'chen') })
      expect(await journal.routingOfVersion('c2', 1)).toEqual({ version: 1, ...list(2, 'wu') })
      expect(await journal.routingVersions('c2', 10)).toMatchObject([{ madeAt: 2 }])
    })
  })

  describe('past dispatches', () => {
    const dispatch = (before: CaseRecord, at: number, handlerId = 'chen') =>
      cases.step(before, { state: 'dispatched' }, { at, type: 'dispatch', payload: { handlerId } })
    const past = async (limit = 10) => (await journal.pastDispatches(COMMUNITY, limit)).map(({ at }) => at)

    test('say when a case was sent, to whom, and what it is now', async () => {
      const sent = await dispatch(await cases.put(), 2000)
      await cases.step(sent, { categoryId: 'clutter', gridId: 'g4' }, { at: 3000, type: 'settle' })
      expect(await journal.pastDispatches(COMMUNITY, 10)).toEqual([
        { caseId: sent.caseId, categoryId: 'clutter', gridId: 'g4', place: sent.place, at: 2000, handlerId: 'chen' },
      ])
    })

    test('may be of a case without category, grid or place, and name nobody', async () => {
      const manifest = aReport({ categoryId: null, place: null })
      const { caseId } = await cases.step(await cases.put({ manifest, gridId: null }), {}, { at: 5, type: 'dispatch' })
      const nothing = { categoryId: null, gridId: null, place: null, handlerId: null }
      expect(await journal.pastDispatches(COMMUNITY, 10)).toEqual([{ caseId, ...nothing, at: 5 }])
    })

    test('come newest first, only so many', async () => {
      expect(await past()).toEqual([])
      for (const at of [10, 20, 30]) await dispatch(await cases.put(), at)
      expect(await past()).toEqual([30, 20, 10])
      expect(await past(2)).toEqual([30, 20])
    })

    test('are one for each case, the last, whatever else was done to it', async () => {
      const once = await dispatch(await cases.put(), 10)
      const twice = await dispatch(await dispatch(await cases.put(), 20), 30, 'qian')
      const begun = await cases.step(once, { state: 'in_progress' }, { at: 40, type: 'start' })
      for (const limit of [2, 10]) {
        expect(await journal.pastDispatches(COMMUNITY, limit)).toMatchObject([
          { caseId: twice.caseId, at: 30, handlerId: 'qian' },
          { caseId: once.caseId, at: 10, handlerId: 'chen' },
        ])
      }
      await dispatch(begun, 50)
      expect(await past()).toEqual([50, 30])
    })

    test('are as many as asked for, however often one case was sent on meanwhile', async () => {
      await dispatch(await cases.put(), 10)
      let sentOn = await cases.put()
      for (let at = 20; at < 40; at++) sentOn = await dispatch(sentOn, at)
      expect([await past(2), await past()]).toEqual([
        [39, 10],
        [39, 10],
      ])
    })

    test('are each community’s own, and those of another take no place among them', async () => {
      await dispatch(await cases.put(), 10)
      for (const at of [20, 30]) await dispatch(await cases.put({ communityId: 'c2' }), at)
      expect([await past(), await past(1)]).toEqual([[10], [10]])
    })
  })
}
