import { describe, expect, test } from 'vitest'
import type { Me } from '../../../domain/person.ts'
import { countsWithMoves, moveOf, withMoved, withMoves } from '../../../src/desk/moves.ts'
import { settle } from '../../../src/desk/use-moves.ts'
import { deskCase, TUESDAY_TEN } from '../../support/desk-case.ts'

const leader: Me = {
  communityId: 'c',
  personId: 'p-li',
  name: '李',
  posts: [{ role: 'grid_leader', gridIds: ['g3'] }],
}
const at = (minutes: number) => TUESDAY_TEN + minutes * 60_000
const [newest, middle, oldest] = [
  deskCase('c', { receivedAt: at(3) }),
  deskCase('b', { receivedAt: at(2) }),
  deskCase('a', { receivedAt: at(1) }),
]
const queue = [newest, middle, oldest]
const dispatch = { act: 'dispatch', handlerId: 'h', task: '推走', dueAt: null } as const
const ids = (cases: readonly { caseId: string }[]) => cases.map((one) => one.caseId)
const list = (tab: 'submitted' | 'accepted', cases = queue, askedAt: number | null = at(5), hasMore = false) => ({
  cases: tab === 'submitted' ? cases : [],
  hasMore,
  tab,
  askedAt,
})
const accepted = moveOf(1, middle, [{ act: 'accept' }], leader)
const counts = { submitted: 3, accepted: 0, dispatched: 0, awaiting_verification: 0, closed: 0 }

describe('a step that the lists do not know yet', () => {
  test('takes the case out of its tab and into the next, in its place', () => {
    expect(ids(withMoves(list('submitted'), [accepted]))).toEqual(['c', 'a'])
    const next = { ...list('accepted'), cases: [newest, oldest] }
    expect(withMoves(next, [accepted]).map((one) => [one.caseId, one.state])).toEqual([
      ['c', 'submitted'],
      ['b', 'accepted'],
      ['a', 'submitted'],
    ])
  })

  test('is counted', () => {
    expect(countsWithMoves(counts, [accepted], at(5))).toEqual({ ...counts, submitted: 2, accepted: 1 })
    const then = moveOf(2, accepted.after, [dispatch], leader)
    expect(countsWithMoves(counts, [accepted, then], at(5))).toEqual({ ...counts, submitted: 2, dispatched: 1 })
    expect(countsWithMoves(null, [accepted], at(5))).toBeNull()
  })

  test('is forgotten by a list asked for after the server had it', () => {
    const ended = { ...accepted, endedAt: at(6) }
    expect(ids(withMoves(list('submitted'), [ended]))).toEqual(['c', 'a'])
    expect(withMoves(list('submitted', queue, at(7)), [ended])).toBe(queue)
    expect(countsWithMoves(counts, [ended], at(7))).toEqual(counts)
  })

  test('taken back, leaves everything as it was', () => {
    expect(withMoves(list('submitted'), [])).toBe(queue)
  })

  test('does not put a case after the last that was loaded', () => {
    const old = moveOf(1, deskCase('z', { receivedAt: at(-9) }), [{ act: 'accept' }], leader)
    const some = { ...list('accepted'), cases: [newest] }
    expect(ids(withMoves({ ...some, hasMore: true }, [old]))).toEqual(['c'])
    expect(ids(withMoves(some, [old]))).toEqual(['c', 'z'])
  })

  test('that hands the case to another grid’s leader takes it out of sight', () => {
    const gone = moveOf(1, middle, [{ act: 'settle', gridId: 'g7' }], leader)
    expect(gone.away).toBe(true)
    expect(ids(withMoves(list('submitted'), [gone]))).toEqual(['c', 'a'])
    expect(countsWithMoves(counts, [gone], at(5))).toEqual({ ...counts, submitted: 2 })
  })
})

test('steps in a row: what was settled stands, and the revision has gone on by one for each', () => {
  const both = moveOf(
    1,
    { ...middle, categoryId: null },
    [{ act: 'settle', categoryId: 'x' }, { act: 'accept' }],
    leader,
  )
  expect(both.after).toMatchObject({ categoryId: 'x', state: 'accepted', revision: middle.revision + 2 })
  const sent = moveOf(2, both.after, [dispatch], leader)
  expect(sent.after).toMatchObject({ state: 'dispatched', handlerId: 'h', task: '推走', revision: middle.revision + 3 })
  expect(withMoved(middle, [both, sent])).toBe(sent.after)
  const further = { ...middle, revision: 9 }
  expect(withMoved(further, [both, sent])).toBe(further)
  expect(withMoved(newest, [both, sent])).toBe(newest)
})

describe('what the outbox says of a step', () => {
  const kept = { ...accepted, opIds: ['one', 'two'] }
  const say = (...fates: ('waiting' | 'delivered' | 'held' | 'gone')[]) =>
    new Map(fates.map((fate, i) => [kept.opIds[i] ?? '', fate]))

  test('ends it once the server has all of it', () => {
    expect(settle([kept], say('delivered', 'waiting'), 9)).toEqual([kept])
    expect(settle([kept], say('delivered', 'delivered'), 9)).toEqual([{ ...kept, endedAt: 9 }])
  })

  test('takes it away when it was undone or refused', () => {
    expect(settle([kept, accepted], say('gone', 'gone'), 9)).toEqual([accepted])
    expect(settle([kept], say('held', 'waiting'), 9)).toEqual([])
  })

  test('changes nothing while it is being kept, and forgets what ended long ago', () => {
    const moves = [accepted]
    expect(settle(moves, new Map(), 9)).toBe(moves)
    expect(settle([{ ...kept, endedAt: 0 }], new Map(), 200_000)).toEqual([])
  })
})
