import { describe, expect, it } from 'vitest'
import type { DeskCase } from '../../../../domain/case-view.ts'
import type { Me } from '../../../../domain/person.ts'
import type { Act, ActOutcome } from '../../../../src/case-parts/use-act.ts'
import { runBulk } from '../../../../src/desk/bulk/run-bulk.ts'
import type { ApiClient } from '../../../../src/offline/api-client.ts'
import { deskCase } from '../../../support/desk-case.ts'

const me: Me = { personId: 'p', name: '林', communityId: 'c', posts: [{ role: 'grid_leader', gridIds: null }] }
const delivered = (opId: string): ActOutcome => ({
  state: 'delivered',
  opId,
  receipt: { caseId: opId, opId, bodySha256: '', revision: 2, state: 'accepted', epoch: 'e', seq: 1 },
})

type World = { cases: Record<string, DeskCase>; outcome?: (caseId: string) => ActOutcome; stopAfter?: number }

/** Runs 立案 over the cases of a world; what was taken is listed with the revision it was taken on. */
async function accept({ cases, outcome = delivered, stopAfter = Number.POSITIVE_INFINITY }: World, ids: string[]) {
  const taken: [string, number | null][] = []
  const api = {
    get: async (path: string) => {
      const found = cases[path.split('/').at(-1) ?? '']
      return found ? { ok: true, value: found } : { ok: false, why: 'no_network' }
    },
  } as unknown as ApiClient // runBulk asks nothing else of it
  const take: Act['take'] = async ({ caseId, revision }) => {
    taken.push([caseId, revision])
    return outcome(caseId)
  }
  const tally = await runBulk({
    step: 'accept',
    caseIds: ids,
    actFor: () => ({ act: 'accept' }),
    api,
    me,
    take,
    onProgress: () => undefined,
    isStopped: () => taken.length >= stopAfter,
  })
  return { tally, taken }
}

const open = (caseId: string, revision = 1) => deskCase(caseId, { revision })

describe('runBulk', () => {
  it('takes the step on each case, on the revision it has now', async () => {
    const { tally, taken } = await accept({ cases: { a: open('a', 3), b: open('b', 7) } }, ['a', 'b'])
    expect(taken).toEqual([
      ['a', 3],
      ['b', 7],
    ])
    expect(tally).toMatchObject({ total: 2, done: 2, ends: { delivered: 2 } })
  })

  it('leaves alone what the step no longer applies to and what cannot be looked at, and goes on', async () => {
    const cases = { a: deskCase('a', { state: 'closed' }), c: open('c') }
    const { tally, taken } = await accept({ cases }, ['a', 'b', 'c'])
    expect(taken.map(([id]) => id)).toEqual(['c'])
    expect(tally.ends).toMatchObject({ not_open: 1, unread: 1, delivered: 1 })
  })

  it('counts a conflict and goes on', async () => {
    const outcome = (id: string): ActOutcome =>
      id === 'a' ? { state: 'conflict', opId: 'a', case: null } : delivered(id)
    const { tally } = await accept({ cases: { a: open('a'), b: open('b') }, outcome }, ['a', 'b'])
    expect(tally.ends).toMatchObject({ conflict: 1, delivered: 1 })
  })

  it('ends when the device keeps no more', async () => {
    const outcome = (): ActOutcome => ({ state: 'not_kept', why: 'storage_full' })
    const { tally, taken } = await accept({ cases: { a: open('a'), b: open('b') }, outcome }, ['a', 'b'])
    expect(taken).toHaveLength(1)
    expect(tally).toMatchObject({ total: 2, done: 1, ends: { not_kept: 1 } })
  })

  it('can be halted between two cases', async () => {
    const { tally } = await accept({ cases: { a: open('a'), b: open('b') }, stopAfter: 1 }, ['a', 'b'])
    expect(tally).toMatchObject({ total: 2, done: 1 })
  })
})
