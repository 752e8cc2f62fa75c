import { beforeEach, describe, expect, test } from 'vitest'
import type { Community } from '../../../domain/community.ts'
import type { DeadlineAlarm } from '../../../domain/deadline-alarm.ts'
import type { CaseRecord } from '../../../server/stores/case-record.ts'
import type { ChannelJournal } from '../../../server/stores/channel-journal.ts'
import type { Communities } from '../../../server/stores/communities.ts'
import type { Journal } from '../../../server/stores/journal.ts'
import type { LimitLook } from '../../../server/stores/limit-journal.ts'
import type { NoticeJournal } from '../../../server/stores/notice-journal.ts'
import { communityFixture } from '../../support/community-fixture.ts'
import { casesIn } from './cases-in.ts'

type Tools = { journal: Journal; communities: Communities; notices: NoticeJournal; channels: ChannelJournal }

const NOW = 5000
const NEVER = Number.MAX_SAFE_INTEGER

const anAlarm = (stage: DeadlineAlarm['stage'], since = 1): DeadlineAlarm => ({
  ...{ stage, kind: 'fix', taskId: 't1' },
  ...{ since, at: 4000 },
})

const lookAt = ({ caseId, revision }: CaseRecord, wish: Partial<LimitLook> = {}): LimitLook => ({
  ...{ caseId, revision, warnAt: null, dueAt: null, alarmAt: null, raised: [], told: [] },
  people: () => ({ to: [], lost: [] }),
  ...wish,
})

/** What every journal promises of looking at deadlines, whatever it keeps them in. */
export function limitsContract(open: () => Promise<Tools>): void {
  let tools: Tools
  let journal: Journal
  let community: Community
  let neighbour: Community
  beforeEach(async () => {
    tools = await open()
    journal = tools.journal
    const { version: _, ...content } = communityFixture
    community = await tools.communities.write(content)
    neighbour = await tools.communities.write({ ...content, id: 'neighbour' })
  })

  const put = (where = community) => casesIn(journal).put({ communityId: where.id })
  const step = (before: CaseRecord, change: Partial<CaseRecord>) => casesIn(journal).step(before, change, { at: 2000 })
  const settle = (looks: LimitLook[], by: Community = community) => journal.settleLimits(by, looks, NOW)
  const due = async (now = NEVER, limit = 10) => (await journal.alarmsDue(now, limit)).map(({ caseId }) => caseId)
  const raised = async ({ caseId }: CaseRecord, communityId = community.id) =>
    (await journal.raisedAlarms(communityId, [caseId])).get(caseId) ?? []
  /** What people are to hear of by the clock. */
  const told = async () =>
    (await tools.notices.unheard(100)).filter(({ event }) => ['due_soon', 'overdue', 'escalated'].includes(event))

  describe('cases to be looked at', () => {
    test('are those that something happened to, until they were looked at', async () => {
      const found = await put()
      expect(await journal.alarmsDue(NOW, 10)).toEqual([{ communityId: community.id, caseId: found.caseId }])
      await settle([lookAt(found)])
      expect(await due()).toEqual([])
      await step(found, { state: 'accepted' })
      expect(await due(NOW)).toEqual([found.caseId])
    })

    test('are those of which an alarm is due, of all communities, longest due first, only so many', async () => {
      const [late, soon, later] = [await put(), await put(neighbour), await put()]
      await settle([lookAt(late, { alarmAt: 300 }), lookAt(later, { alarmAt: 100 })])
      await settle([lookAt(soon, { alarmAt: 200 })], neighbour)
      const inOrder = [later.caseId, soon.caseId, late.caseId]
      expect(await due(300)).toEqual(inOrder)
      expect([await due(299), await due(300, 2), await due(99)]).toEqual([inOrder.slice(0, 2), inOrder.slice(0, 2), []])
    })
  })

  describe('a look', () => {
    test('says when little time is left and when it is over', async () => {
      const found = await put()
      const listed = (state: 'soon' | 'late', now: number) =>
        journal.deskPage(community.id, {
          ...{ tab: 'submitted', reach: null, before: null, limit: 10, due: { state, now } },
        })
      await settle([lookAt(found, { warnAt: 6000, dueAt: 7000 })])
      expect([await listed('soon', 5999), await listed('late', 6999)]).toEqual([[], []])
      const position = { receivedAt: 7000, caseId: found.caseId }
      expect([await listed('soon', 6000), await listed('late', 7000)]).toEqual([[position], [position]])
      await settle([lookAt(found)])
      expect([await listed('soon', 6000), await listed('late', 7000)]).toEqual([[], []])
    })

    test('counts in a morning’s digest by its end: late, or to be done within a day, never both', async () => {
      const found = await put()
      const counts = async () => {
        const { dueToday, overdue } = await tools.channels.digestCounts(community.id, null, 0, NOW)
        return { dueToday, overdue }
      }
      await settle([lookAt(found, { dueAt: NOW + 1 })])
      expect(await counts()).toEqual({ dueToday: 1, overdue: 0 })
      await settle([lookAt(found, { dueAt: NOW - 1 })])
      expect(await counts()).toEqual({ dueToday: 0, overdue: 1 })
    })

    test('raises an alarm once, however often it is offered, at once or later', async () => {
      const found = await put()
      const alarm = anAlarm('overdue')
      const look = () => lookAt(found, { raised: [alarm, { ...alarm }], told: [alarm] })
      await Promise.all([settle([look()]), settle([look(), look()])])
      await settle([lookAt(found, { raised: [{ ...alarm, at: 4500 }] })])
      expect(await raised(found)).toEqual([{ since: 1, stage: 'overdue' }])
      expect(await told()).toHaveLength(1)
    })

    test('tells of an alarm with its case and whom it concerns, and of those alone that people hear of', async () => {
      const found = await put()
      const [soon, late] = [anAlarm('due_soon'), anAlarm('overdue')]
      const people = ({ stage }: DeadlineAlarm) => ({ to: [`hears ${stage}`], lost: [] })
      await settle([lookAt(found, { raised: [soon, late], told: [late], people })])
      expect(await told()).toMatchObject([
        {
          ...{ communityId: community.id, caseId: found.caseId, event: 'overdue', at: NOW, actorId: null },
          people: { to: ['hears overdue'], lost: [] },
        },
      ])
      expect(new Set(await raised(found))).toEqual(
        new Set([
          { since: 1, stage: 'due_soon' },
          { since: 1, stage: 'overdue' },
        ]),
      )
      await settle([lookAt(found, { raised: [soon], told: [soon], people })])
      expect(await told()).toHaveLength(1)
    })

    test('raises alarms anew for another promise and for another case', async () => {
      const [one, two] = [await put(), await put()]
      const [first, second] = [anAlarm('overdue', 1), anAlarm('overdue', 2)]
      await settle([lookAt(one, { raised: [first], told: [first] })])
      await settle([lookAt(one, { raised: [second], told: [second] }), lookAt(two, { raised: [first], told: [first] })])
      expect((await told()).map(({ caseId }) => caseId)).toEqual([one.caseId, one.caseId, two.caseId])
      expect(await raised(two)).toEqual([{ since: 1, stage: 'overdue' }])
    })

    test('at a case that moved on writes nothing, and the case is looked at again; those beside it are written', async () => {
      const [moving, staying] = [await put(), await put()]
      const alarm = anAlarm('overdue')
      await step(moving, { state: 'accepted' })
      await settle([moving, staying].map((one) => lookAt(one, { raised: [alarm], told: [alarm] })))
      expect([await raised(moving), await due()]).toEqual([[], [moving.caseId]])
      expect((await told()).map(({ caseId }) => caseId)).toEqual([staying.caseId])
    })

    test('by other rules than the community has now writes nothing', async () => {
      const found = await put()
      const alarm = anAlarm('overdue')
      const look = lookAt(found, { raised: [alarm], told: [alarm] })
      await tools.communities.write({ ...community, escalateAfter: '1h' })
      await settle([look])
      await settle([look], { ...community, id: 'nowhere' })
      expect([await raised(found), await told(), await due()]).toEqual([[], [], [found.caseId]])
    })

    test('is written with those beside it or not at all', async () => {
      const [one, two] = [await put(), await put()]
      const alarm = anAlarm('overdue')
      const fault = () => {
        throw new Error('nobody knows')
      }
      const wish = { raised: [alarm], told: [alarm] }
      await expect(settle([lookAt(one, wish), lookAt(two, { ...wish, people: fault })])).rejects.toThrow('nobody knows')
      expect([await raised(one), await told(), (await due()).length]).toEqual([[], [], 2])
    })
  })

  test('alarms are found by the cases asked for, in their community', async () => {
    const [one, two, quiet] = [await put(), await put(), await put()]
    await settle([one, two].map((found) => lookAt(found, { raised: [anAlarm('due_soon')] })))
    const ids = [two, quiet].map(({ caseId }) => caseId)
    expect(await journal.raisedAlarms(community.id, ids)).toEqual(
      new Map([[two.caseId, [{ since: 1, stage: 'due_soon' }]]]),
    )
    expect(await journal.raisedAlarms(community.id, [])).toEqual(new Map())
    expect(await raised(two, neighbour.id)).toEqual([])
  })

  describe('new rules', () => {
    const saved = (name: string, version = community.version) => journal.saveLimits({ ...community, name }, version)

    test('are saved by who saw the last version', async () => {
      const next = await saved('别名')
      expect(next).toMatchObject({ id: community.id, name: '别名' })
      expect(next?.version).not.toBe(community.version)
      expect(await tools.communities.readNow(community.id)).toEqual(next)
      expect(await saved('又一名')).toBeNull()
      expect(await tools.communities.readNow(community.id)).toEqual(next)
      expect(await journal.saveLimits({ ...community, id: 'nowhere' }, community.version)).toBeNull()
      expect(await tools.communities.readNow('neighbour')).toEqual(neighbour)
    })

    test('of several at once exactly one wins', async () => {
      const outcomes = await Promise.all(['一', '二', '三'].map((name) => saved(name)))
      const won = outcomes.filter((outcome) => outcome !== null)
      expect(won).toHaveLength(1)
      expect(await tools.communities.readNow(community.id)).toEqual(won[0])
    })

    test('have the open cases looked at again, and neither those that are over nor a neighbour’s', async () => {
      const [fresh, over, far] = [await put(), await put(), await put(neighbour)]
      const handled = await step(await put(), { state: 'in_progress' })
      const closed = await step(over, { state: 'closed', endedAt: 2000 })
      await settle([fresh, handled, closed].map((one) => lookAt(one)))
      await settle([lookAt(far)], neighbour)
      expect(await saved('别名', 'of yesterday')).toBeNull()
      expect(await due()).toEqual([])
      await saved('别名')
      expect((await due(NOW)).sort()).toEqual([fresh.caseId, handled.caseId].sort())
    })
  })
}
