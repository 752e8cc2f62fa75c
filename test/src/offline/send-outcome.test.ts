import { expect, test } from 'vitest'
import type { RefusalCode } from '../../../domain/wire.ts'
import { outcomeOf, trouble } from '../../../src/offline/send-outcome.ts'

const refusal = (status: number, code: RefusalCode, retryAfterMs: number | null = null, more: object = {}) =>
  outcomeOf({
    ok: false,
    why: 'refused',
    status,
    headers: new Headers(),
    retryAfterMs,
    problem: { type: 't', title: 't', status, code, ...more },
  })

test('no network stops the round, an answer that is not ours does not', () => {
  expect(outcomeOf({ ok: false, why: 'no_network' })).toEqual(trouble('no_network', true))
  expect(outcomeOf({ ok: false, why: 'bad_answer', status: 200 })).toEqual(trouble('bad_answer', false))
  expect(trouble('bad_answer', false)).toEqual({
    kind: 'trouble',
    why: 'bad_answer',
    retryAfterMs: null,
    stopsRound: false,
  })
})

test('what waits for a person', () => {
  expect(refusal(401, 'sign_in_required')).toEqual({ kind: 'paused', why: 'sign_in' })
  expect(refusal(426, 'upgrade_required')).toEqual({ kind: 'paused', why: 'upgrade' })
  expect(refusal(412, 'revision_conflict', null, { case: { caseId: 'c' } })).toEqual({
    kind: 'conflict',
    current: { caseId: 'c' },
  })
  expect(refusal(412, 'revision_conflict')).toEqual({ kind: 'conflict', current: null })
  expect(refusal(403, 'other_person')).toEqual(trouble('bad_answer', true))
})

test.each<[number, RefusalCode, boolean]>([
  [409, 'in_flight', false],
  [409, 'upload_superseded', false],
  [429, 'too_many_requests', true],
  [503, 'unavailable', true],
  [507, 'disk_full', true],
  [500, 'unavailable', true],
])('%d %s means not now; the round stops: %s', (status, code, stopsRound) => {
  expect(refusal(status, code, 5_000)).toEqual(trouble('server_busy', stopsRound, 5_000))
})

test('a defect of the server is tried again, and the others go on', () => {
  expect(refusal(500, 'internal', 1_000)).toEqual(trouble('server_down', false, 1_000))
  expect(refusal(599, 'bad_body')).toEqual(trouble('server_down', false))
})

test.each<[number, RefusalCode]>([
  [400, 'bad_body'],
  [404, 'not_found'],
  [409, 'wrong_state'],
  [499, 'internal'],
])('%d %s is a refusal', (status, code) => {
  expect(refusal(status, code)).toEqual({ kind: 'refused', code })
})
