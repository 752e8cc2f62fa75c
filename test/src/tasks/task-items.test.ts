import { expect, test } from 'vitest'
import { extensionStanding, reworkReason, taskItems } from '../../../src/tasks/task-items.ts'
import { event, pendingAct, TUESDAY_TEN, taskCase } from '../../support/desk-case.ts'

const HOUR = 3_600_000
const one = (...args: Parameters<typeof taskItems>) => {
  const [item] = taskItems(...args)
  if (!item) throw new Error('no task')
  return item
}

test('a task moves on with the handler’s own step before the server has heard of it', () => {
  const item = one([taskCase('a')], [pendingAct('a', { act: 'start' })], [], 'p-me')
  expect(item.section).toBe('doing')
  expect(item.acts).toEqual(['return', 'extend', 'done'])
})

test('a second step taken with no network builds on the first and waits for it', () => {
  const start = pendingAct('a', { act: 'start' })
  const item = one([taskCase('a', { revision: 3 })], [start], [], 'p-me')
  expect(item.revision).toBe(4)
  expect(item.after).toBe(start.opId)
})

test('without steps on their way the task stands as the server told', () => {
  const item = one([taskCase('a')], [pendingAct('other', { act: 'start' })], [], 'p-me')
  expect(item).toMatchObject({ section: 'todo', revision: 3, after: null, acts: ['return', 'extend', 'start'] })
})

test('between the receipt and the next news a delivered step is not shown as undone', () => {
  const delivered = [{ caseId: 'a', revision: 4, state: 'in_progress' as const }]
  expect(one([taskCase('a')], [], delivered, 'p-me')).toMatchObject({ section: 'doing', revision: 4 })
  const newer = taskCase('a', { revision: 6, state: 'closed' })
  expect(one([newer], [], delivered, 'p-me')).toMatchObject({ section: 'over', revision: 6 })
})

test('a step that got stuck moves nothing and holds back further steps until the person decides', () => {
  const stuck = pendingAct('a', { act: 'start' }, { hold: { why: 'conflict', at: 1, current: null } })
  expect(one([taskCase('a')], [stuck], [], 'p-me')).toMatchObject({ section: 'todo', revision: 3, acts: [] })
})

test('a returned task is out of the handler’s hands while its return is on the way', () => {
  const item = one([taskCase('a')], [pendingAct('a', { act: 'return', reason: '不归我' })], [], 'p-me')
  expect(item).toMatchObject({ section: 'handed', acts: [] })
})

test('the nearest deadline stands first, tasks without one last', () => {
  const tasks = [
    taskCase('none'),
    taskCase('later', { dueAt: TUESDAY_TEN + 5 * HOUR }),
    taskCase('late', { dueAt: TUESDAY_TEN - HOUR }),
  ]
  expect(taskItems(tasks, [], [], 'p-me').map(({ view }) => view.caseId)).toEqual(['late', 'later', 'none'])
})

test('rework shows why the last verification failed, and only while there is work to do', () => {
  const view = taskCase('a', {
    state: 'in_progress',
    reworkCount: 2,
    history: [event(1, 'fail', { reason: '旧的' }), event(2, 'done'), event(3, 'fail', { reason: '墙角还有' })],
  })
  expect(reworkReason({ view, state: 'in_progress' })).toBe('墙角还有')
  expect(reworkReason({ view, state: 'awaiting_verification' })).toBeUndefined()
  expect(reworkReason({ view: taskCase('b'), state: 'in_progress' })).toBeUndefined()
})

test('who came in by a link is offered no more than the link allows', () => {
  const [item] = taskItems([taskCase('a')], [], [], 'p-me', (act) => act !== 'extend')
  expect(item?.acts).toEqual(['return', 'start'])
})

test('a request for more time is seen at once, then its answer; a new dispatch begins anew', () => {
  const standing = (more: Parameters<typeof taskCase>[1], pending: Parameters<typeof taskItems>[1] = []) => {
    const [item] = taskItems([taskCase('a', more)], pending, [], 'p-me')
    return item && extensionStanding(item)
  }
  const asking = pendingAct('a', { act: 'extend', until: 5, reason: '等材料' })
  expect(standing({})).toBeNull()
  expect(standing({}, [asking])).toEqual({ kind: 'asked', until: 5, reason: '等材料' })
  expect(standing({ extension: { until: 5, reason: '等材料', askedAt: 1 } })).toMatchObject({ kind: 'asked', until: 5 })
  expect(standing({ dueAt: 9, history: [event(1, 'extend'), event(2, 'grant')] })).toEqual({
    kind: 'granted',
    dueAt: 9,
  })
  const refused = [event(1, 'extend'), event(2, 'refuse', { reason: '太久' })]
  expect(standing({ history: refused })).toEqual({ kind: 'refused', reason: '太久' })
  expect(standing({ history: [...refused, event(3, 'dispatch')] })).toBeNull()
  expect(standing({ state: 'closed', history: refused })).toBeNull()
})
