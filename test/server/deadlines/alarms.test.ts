import { expect, test } from 'vitest'
import { deskPageSchema, paths } from '../../../domain/wire.ts'
import { raiseAlarms } from '../../../server/deadlines/raise-alarms.ts'
import { eachWithCase, heart, report, walk } from '../heart/each-case.ts'
import type { Heart } from '../heart/heart.ts'
import { dispatch } from '../heart/walk.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** The community's day: 8:30 to 17:30; the clock begins on a Monday at 10:00. Looked at within 2 h, fixed within 4 h. */
eachWithCase()

const look = () => raiseAlarms({ ...heart.stores, now: () => heart.clock.now })
/** What was put into the outbox by the clock so far, with whom it concerns. */
const told = async () => {
  const entries = await heart.stores.notices.unheard(1000)
  return entries
    .filter(({ event }) => ['due_soon', 'overdue', 'escalated'].includes(event))
    .map(({ event, people }) => [event, ...people.to])
}
const due = async (state: string, who: 'li' | 'sun' = 'li', tab = 'submitted') => {
  const answer = await heart.as(who).send('GET', `${paths.deskCases}?tab=${tab}&due=${state}`)
  return deskPageSchema.parse(await answer.json()).cases.map(({ caseId }) => caseId)
}

test('a report that nobody looks at: little time left, late, then the admin, each said once', async () => {
  await look()
  expect([await told(), await due('soon'), await due('late')]).toEqual([[], [], []])
  heart.clock.now += 90 * MINUTE
  await look()
  await look()
  expect([await told(), await due('soon'), await due('late')]).toEqual([[['due_soon']], [report.caseId], []])
  expect(await due('soon', 'sun')).toEqual([])
  heart.clock.now += 30 * MINUTE
  await look()
  expect([await told(), await due('soon'), await due('late')]).toEqual([
    [['due_soon'], ['overdue']],
    [],
    [report.caseId],
  ])
  heart.clock.now += 48 * HOUR
  await look()
  await look()
  expect(await told()).toEqual([['due_soon'], ['overdue'], ['escalated']])
})

test('after a standstill people hear of the furthest stage alone, and the others are never made up for', async () => {
  heart.clock.now += 100 * HOUR
  await look()
  await look()
  expect(await told()).toEqual([['escalated']])
})

test('the handler hears of the own task; while it is put off nobody hears anything', async () => {
  await walk.step('li', { act: 'accept' })
  await walk.step('li', dispatch)
  await walk.step('chen', { act: 'start' })
  await look()
  heart.clock.now += 150 * MINUTE
  await walk.step('li', { act: 'suspend', reason: '等配件', reviewAt: heart.clock.now + 72 * HOUR })
  heart.clock.now += 72 * HOUR
  await look()
  expect([await told(), await due('late', 'li', 'dispatched')]).toEqual([[], []])
  expect((await walk.onDesk()).limit).toMatchObject({ kind: 'fix', paused: true })
  await walk.step('li', { act: 'resume' })
  const { limit, dueAt, tasks } = await walk.onDesk()
  const left = heart.clock.now + 90 * MINUTE
  expect([limit?.dueAt, dueAt, tasks?.[0]?.dueAt]).toEqual([left, left, left])
  heart.clock.now += 60 * MINUTE
  await look()
  expect(await told()).toEqual([['due_soon', 'chen']])
  const photoId = await walk.evidence()
  await walk.step('chen', { act: 'done', photoIds: [photoId], note: '' })
  heart.clock.now += 100 * HOUR
  await look()
  expect(await told()).toEqual([['due_soon', 'chen']])
})

test('more time that was granted is a new promise, and is warned of anew', async () => {
  await walk.step('li', { act: 'accept' })
  await walk.step('li', dispatch)
  heart.clock.now += 4 * HOUR
  await look()
  expect(await told()).toEqual([['overdue', 'chen']])
  await walk.step('chen', { act: 'extend', until: heart.clock.now + 48 * HOUR, reason: '缺材料' })
  await walk.step('li', { act: 'grant', dueAt: heart.clock.now + 48 * HOUR })
  await look()
  heart.clock.now += 48 * HOUR
  await look()
  expect(await told()).toEqual([
    ['overdue', 'chen'],
    ['overdue', 'chen'],
  ])
})

test('a step between the look and its writing is not written over: the case is looked at again', async () => {
  heart.clock.now += 3 * HOUR
  const { journal } = heart.stores
  const slow = {
    ...journal,
    settleLimits: async (...asked: Parameters<typeof journal.settleLimits>) => {
      await walk.step('li', { act: 'decline', reason: '不在本小区' })
      return journal.settleLimits(...asked)
    },
  }
  await raiseAlarms({
    ...heart.stores,
    journal: { ...slow, alarmsDue: once(journal.alarmsDue) },
    now: () => heart.clock.now,
  })
  expect(await told()).toEqual([])
  await look()
  expect(await told()).toEqual([])
  expect(await journal.alarmsDue(heart.clock.now + 1000 * HOUR, 10)).toEqual([])
})

function once(ask: Heart['stores']['journal']['alarmsDue']): typeof ask {
  let asked = false
  return async (now, limit) => {
    if (asked) return []
    asked = true
    return ask(now, limit)
  }
}
