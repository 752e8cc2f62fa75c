import { describe, expect, test } from 'vitest'
import {
  ACT_NAMES,
  type ActName,
  type ActorFacts,
  CASE_STATES,
  type CaseFacts,
  type CaseState,
  DESK_TAB_NAMES,
  DESK_TABS,
  END_STATES,
  mayAct,
  NOT_ALLOWED,
  openActs,
  stateAfter,
} from '../../domain/lifecycle.ts'
import { hasRole, holdsPost, type Role } from '../../domain/person.ts'
import type { TaskState } from '../../domain/task.ts'

const facts = (state: CaseState, more: Partial<CaseFacts> = {}): CaseFacts => ({
  state,
  gridId: 'g3',
  categoryId: 'ebike-parking',
  handlerIds: ['handler'],
  beforeMerge: 'info_requested',
  ...more,
})
const staff = (role: Role, gridIds: string[] | null = ['g3']): ActorFacts => ({
  personId: role,
  posts: [{ role, gridIds }],
  isReporter: false,
})
const reporter: ActorFacts = { ...staff('reporter', null), isReporter: true }

const LEADERS = [staff('grid_leader'), staff('admin')]

/** Every step that leads to one place, whence it may be taken, by whom, and where it leads. */
const LIFE: Record<string, { from: CaseState[]; to: CaseState | null; by: ActorFacts[] }> = {
  supplement: { from: ['submitted', 'info_requested'], to: 'submitted', by: [reporter] },
  withdraw: { from: ['submitted'], to: 'withdrawn', by: [reporter] },
  settle: { from: ['submitted', 'info_requested', 'accepted'], to: null, by: [staff('grid_leader'), staff('admin')] },
  accept: { from: ['submitted'], to: 'accepted', by: [staff('grid_leader'), staff('admin')] },
  decline: { from: ['submitted', 'info_requested'], to: 'declined', by: [staff('grid_leader'), staff('admin')] },
  dispatch: {
    from: ['accepted', 'dispatched', 'in_progress'],
    to: 'dispatched',
    by: [staff('grid_leader'), staff('admin')],
  },
  start: { from: ['dispatched'], to: 'in_progress', by: [staff('handler')] },
  return: { from: ['dispatched', 'in_progress'], to: 'accepted', by: [staff('handler')] },
  done: { from: ['in_progress'], to: 'awaiting_verification', by: [staff('handler')] },
  verify: {
    from: ['awaiting_verification'],
    to: 'closed',
    by: [staff('grid_leader'), staff('supervisor'), staff('admin')],
  },
  fail: {
    from: ['awaiting_verification'],
    to: 'in_progress',
    by: [staff('grid_leader'), staff('supervisor'), staff('admin')],
  },
  resolve: { from: ['submitted'], to: 'awaiting_verification', by: [reporter] },
  satisfied: { from: ['closed'], to: null, by: [reporter] },
  ask: { from: ['submitted'], to: 'info_requested', by: LEADERS },
  merge: { from: ['submitted', 'info_requested', 'accepted'], to: 'merged', by: LEADERS },
  split: { from: ['merged'], to: 'info_requested', by: LEADERS },
  grant: { from: ['dispatched', 'in_progress'], to: null, by: LEADERS },
  refuse: { from: ['dispatched', 'in_progress'], to: null, by: LEADERS },
  suspend: { from: ['in_progress'], to: 'suspended', by: LEADERS },
  resume: { from: ['suspended'], to: 'in_progress', by: LEADERS },
  unsolved: {
    from: ['accepted', 'dispatched', 'in_progress', 'suspended'],
    to: 'closed_unresolved',
    by: LEADERS,
  },
  extend: { from: ['dispatched', 'in_progress'], to: null, by: [staff('handler')] },
  relink: {
    from: ['accepted', 'dispatched', 'in_progress', 'suspended', 'awaiting_verification'],
    to: null,
    by: LEADERS,
  },
  reopen: { from: ['closed'], to: 'accepted', by: LEADERS },
}
const EVERYBODY = [reporter, ...(['grid_leader', 'handler', 'supervisor', 'admin'] as const).map((role) => staff(role))]

describe('the life of a case', () => {
  test.each(Object.keys(LIFE) as ActName[])('%s: from where, by whom, to where', (act) => {
    const step = LIFE[act]
    for (const state of CASE_STATES)
      for (const actor of EVERYBODY) {
        const isTheirs = step?.by.some((one) => one.personId === actor.personId)
        const from = step?.from.includes(state)
        const why = isTheirs ? 'wrong_state' : 'not_yours'
        expect(mayAct(act, facts(state), actor), `${state}, ${actor.personId}`).toEqual(
          isTheirs && from ? { ok: true, to: step?.to ?? state } : { ok: false, why },
        )
      }
  })

  test('every reason against a step has its name', () => {
    expect(NOT_ALLOWED).toEqual([
      'wrong_state',
      'not_yours',
      'own_work',
      'category_missing',
      'grid_missing',
      'too_late',
      'others_follow',
    ])
  })

  test('accepted only with a category and a grid', () => {
    const admin = staff('admin', null)
    expect(mayAct('accept', facts('submitted', { categoryId: null }), admin)).toEqual({
      ok: false,
      why: 'category_missing',
    })
    expect(mayAct('accept', facts('submitted', { gridId: null }), admin)).toEqual({ ok: false, why: 'grid_missing' })
    expect(mayAct('decline', facts('submitted', { categoryId: null, gridId: null }), admin).ok).toBe(true)
  })

  test('who did the work does not judge it, whoever else they are', () => {
    const both: ActorFacts = { ...staff('admin'), personId: 'handler' }
    for (const act of ['verify', 'fail'] as const)
      expect(mayAct(act, facts('awaiting_verification'), both)).toEqual({ ok: false, why: 'own_work' })
    expect(mayAct('dispatch', facts('in_progress'), both).ok).toBe(true)
  })

  test('a case without a handler is nobody’s to start', () => {
    const nobody = { ...staff('handler'), personId: '' }
    expect(mayAct('start', facts('dispatched', { handlerIds: [] }), nobody).ok).toBe(false)
    expect(mayAct('start', facts('dispatched', { handlerIds: ['another'] }), staff('handler')).ok).toBe(false)
  })

  test('a post reaches its own grids; a case without one is for those of 未定网格', () => {
    expect(mayAct('decline', facts('submitted', { gridId: 'g4' }), staff('grid_leader')).ok).toBe(false)
    expect(mayAct('decline', facts('submitted', { gridId: null }), staff('grid_leader')).ok).toBe(false)
    expect(mayAct('decline', facts('submitted', { gridId: null }), staff('grid_leader', ['none'])).ok).toBe(true)
    expect(mayAct('decline', facts('submitted', { gridId: 'g4' }), staff('grid_leader', null)).ok).toBe(true)
  })

  test('the steps open to somebody stand in the table’s order', () => {
    const steps = (state: CaseState, actor: ActorFacts) => openActs(facts(state), actor).filter((act) => act in LIFE)
    expect(steps('submitted', staff('grid_leader'))).toEqual(['settle', 'accept', 'decline', 'ask', 'merge'])
    expect(steps('in_progress', staff('handler'))).toEqual(['return', 'extend', 'done'])
    expect(steps('submitted', reporter)).toEqual(['supplement', 'withdraw', 'resolve'])
    expect(steps('closed', staff('admin'))).toEqual(['reopen'])
    expect(steps('withdrawn', staff('admin'))).toEqual([])
    expect(ACT_NAMES).toEqual(expect.arrayContaining(Object.keys(LIFE)))
  })

  test('who reported it says for a fortnight that it is not solved: what was settled is verified again, what was turned down reviewed again', () => {
    const day = 86_400_000
    const at = (state: CaseState, days: number, actor: ActorFacts = reporter) =>
      mayAct('object', facts(state, { endedAt: 0 }), actor, days * day)
    expect(at('closed', 14)).toEqual({ ok: true, to: 'awaiting_verification' })
    for (const state of ['declined', 'closed_unresolved'] as const)
      expect(at(state, 0)).toEqual({ ok: true, to: 'submitted' })
    expect(at('closed', 14.001)).toEqual({ ok: false, why: 'too_late' })
    expect(at('withdrawn', 1)).toEqual({ ok: false, why: 'wrong_state' })
    expect(at('closed', 1, staff('grid_leader'))).toEqual({ ok: false, why: 'not_yours' })
    for (const follower of [{ hasJoined: true }, { isMerged: true }])
      expect(at('closed', 1, { ...staff('reporter', null), ...follower }).ok).toBe(true)
  })

  test('dealt with on the spot by its reporter, it is verified by somebody else, and reviewed when that fails', () => {
    const alone = facts('awaiting_verification', { handlerIds: [] })
    const leader: ActorFacts = { ...staff('grid_leader'), isReporter: true }
    expect(mayAct('verify', alone, leader)).toEqual({ ok: false, why: 'own_work' })
    expect(mayAct('verify', alone, staff('grid_leader'))).toEqual({ ok: true, to: 'closed' })
    expect(mayAct('fail', alone, staff('grid_leader'))).toEqual({ ok: true, to: 'submitted' })
    // A leader may report, and later judge what a handler did about it.
    expect(mayAct('verify', facts('awaiting_verification'), leader).ok).toBe(true)
  })

  test('what others were merged into is not withdrawn from under them', () => {
    expect(mayAct('withdraw', facts('submitted', { isFollowed: true }), reporter)).toEqual({
      ok: false,
      why: 'others_follow',
    })
  })

  test('split off, it is what it was; without a memory of that it is reviewed anew', () => {
    const leader = staff('grid_leader')
    expect(mayAct('split', facts('merged', { beforeMerge: 'accepted' }), leader)).toEqual({ ok: true, to: 'accepted' })
    expect(mayAct('split', facts('merged', { beforeMerge: null }), leader)).toEqual({ ok: true, to: 'submitted' })
  })

  test('with several tasks it stands where they stand together', () => {
    const states = (...all: TaskState[]) => all.map((state) => ({ state }))
    expect(stateAfter('done', 'awaiting_verification', states('done', 'in_progress'))).toBe('in_progress')
    expect(stateAfter('done', 'awaiting_verification', states('done', 'replaced'))).toBe('awaiting_verification')
    expect(stateAfter('return', 'accepted', states('done', 'returned'))).toBe('accepted')
    expect(stateAfter('dispatch', 'dispatched', states('in_progress', 'dispatched'))).toBe('in_progress')
    expect(stateAfter('accept', 'accepted', states('done'))).toBe('accepted')
  })

  test('joined by neighbours who have not, while it is known there', () => {
    const neighbour = { ...staff('reporter', null), hasJoined: false }
    const open = CASE_STATES.filter((state) => mayAct('join', facts(state), neighbour).ok)
    expect(open).toEqual(CASE_STATES.filter((state) => !['declined', 'merged', 'withdrawn'].includes(state)))
    expect(mayAct('join', facts('accepted'), neighbour)).toEqual({ ok: true, to: 'accepted' })
    for (const not of [
      { ...neighbour, hasJoined: true },
      { ...neighbour, isReporter: true },
      { ...neighbour, posts: [] },
    ])
      expect(mayAct('join', facts('accepted'), not)).toEqual({ ok: false, why: 'not_yours' })
    const { hasJoined: _, ...unsaid } = neighbour
    expect(mayAct('join', facts('accepted'), unsaid).ok).toBe(true)
  })
})

describe('the desk', () => {
  test('has every state behind exactly one tab', () => {
    expect(Object.values(DESK_TABS).flat().sort()).toEqual([...CASE_STATES].sort())
    expect(CASE_STATES.every((state) => state.length > 0)).toBe(true)
    expect(DESK_TAB_NAMES).toEqual(['submitted', 'accepted', 'dispatched', 'awaiting_verification', 'closed'])
    expect(DESK_TABS).toMatchObject({
      submitted: ['submitted', 'info_requested'],
      accepted: ['accepted'],
      dispatched: ['dispatched', 'in_progress', 'suspended'],
      awaiting_verification: ['awaiting_verification'],
    })
    expect([...END_STATES].sort()).toEqual(['closed', 'closed_unresolved', 'declined', 'merged', 'withdrawn'])
  })
})

describe('posts', () => {
  const posts = [
    { role: 'grid_leader', gridIds: ['g1', 'g2'] },
    { role: 'supervisor', gridIds: null },
  ] as const satisfies { role: Role; gridIds: readonly string[] | null }[]
  const held = posts.map(({ role, gridIds }) => ({ role, gridIds: gridIds && [...gridIds] }))

  test('role and grid must be of one post', () => {
    expect(holdsPost(held, ['grid_leader'], 'g2')).toBe(true)
    expect(holdsPost(held, ['grid_leader'], 'g3')).toBe(false)
    expect(holdsPost(held, ['supervisor', 'admin'], 'g3')).toBe(true)
    expect(holdsPost(held, ['admin'], 'g1')).toBe(false)
    expect(holdsPost(held, [], 'g1')).toBe(false)
    expect(holdsPost([], ['admin'], 'g1')).toBe(false)
  })
  test('a role is held or not', () => {
    expect([hasRole(held, 'supervisor'), hasRole(held, 'admin')]).toEqual([true, false])
    expect(hasRole([], 'admin')).toBe(false)
  })
})
