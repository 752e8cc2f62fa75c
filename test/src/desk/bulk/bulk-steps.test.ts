import { describe, expect, it } from 'vitest'
import type { CaseState } from '../../../../domain/lifecycle.ts'
import type { Me } from '../../../../domain/person.ts'
import { casesOpenTo } from '../../../../src/desk/bulk/bulk-steps.ts'

const of = (caseId: string, state: CaseState, gridId = 'g1', categoryId: string | null = 'pets') => ({
  caseId,
  state,
  gridId,
  categoryId,
})
const leader: Me = { personId: 'p', name: '林', communityId: 'c', posts: [{ role: 'grid_leader', gridIds: ['g1'] }] }

describe('casesOpenTo', () => {
  it('offers 立案 where category and grid are settled and the grid is one’s own', () => {
    const chosen = [
      of('a', 'submitted'),
      of('b', 'submitted', 'g2'),
      of('c', 'submitted', 'g1', null),
      of('d', 'closed'),
    ]
    expect(casesOpenTo('accept', chosen, leader)).toEqual(['a'])
  })

  it('offers 派遣 only for what was never sent', () => {
    expect(casesOpenTo('dispatch', [of('a', 'accepted'), of('b', 'dispatched')], leader)).toEqual(['a'])
  })

  it('offers a supervisor nothing', () => {
    const supervisor: Me = { ...leader, posts: [{ role: 'supervisor', gridIds: null }] }
    expect(casesOpenTo('decline', [of('a', 'submitted')], supervisor)).toEqual([])
  })
})
