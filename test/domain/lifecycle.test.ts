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
} from '../../domain/lifecycle.ts'
import { hasRole, holdsPost, type Role } from '../../domain/person.ts'

const facts = (state: CaseState, more: Partial<CaseFacts> = {}): CaseFacts => ({
  state,
  gridId: 'g3',
  categoryId: 'ebike-parking',
  handlerIds: ['handler'],
  ...more,
})
const staff = (role: Role, gridIds: string[] | null = ['g3']): ActorFacts => ({
  personId: role,
  posts: [{ role, gridIds }],
  isReporter: false,
})
const reporter: ActorFacts = { ...staff('reporter', null), isReporter: true }

/** Every step of Part 1, whence it may be taken, by whom, and where it leads. */
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
    expect(NOT_ALLOWED).toEqual(['wrong_state', 'not_yours', 'own_work', 'category_missing', 'grid_missing'])
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
    expect(steps('submitted', staff('grid_leader'))).toEqual(['settle', 'accept', 'decline'])
    expect(steps('in_progress', staff('handler'))).toEqual(['return', 'done'])
    expect(steps('submitted', reporter)).toEqual(['supplement', 'withdraw'])
    expect(steps('closed', staff('admin'))).toEqual([])
    expect(ACT_NAMES).toEqual(expect.arrayContaining(Object.keys(LIFE)))
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
