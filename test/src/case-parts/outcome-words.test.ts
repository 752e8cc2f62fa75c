import { expect, test } from 'vitest'
import type { EventView } from '../../../domain/case-view.ts'
import { CASE_STATES } from '../../../domain/lifecycle.ts'
import { outcomeWords } from '../../../src/case-parts/outcome-words.ts'
import { stateWords } from '../../../src/case-parts/state-words.ts'
import { whoWords } from '../../../src/case-parts/timeline-words.ts'

const event = (seq: number, change: Partial<EventView>): EventView => ({
  seq,
  type: 'report',
  at: seq,
  role: 'reporter',
  name: null,
  reason: null,
  photoIds: [],
  ...change,
})

test('不予受理 is told with the leader’s reason, the last one given', () => {
  const history = [
    event(1, {}),
    event(2, { type: 'decline', role: 'grid_leader', reason: '看不清' }),
    event(3, { type: 'decline', role: 'grid_leader', reason: '那里允许停车' }),
  ]
  expect(outcomeWords({ state: 'declined', history, reworkCount: 0 })).toBe('原因：那里允许停车')
})

test('work that failed its check says so, first-time work does not', () => {
  expect(outcomeWords({ state: 'in_progress', history: [], reworkCount: 2 })).toContain('返工')
  expect(outcomeWords({ state: 'in_progress', history: [], reworkCount: 0 })).not.toContain('返工')
})

test('every state has a word and a sentence of its own', () => {
  const sentences = CASE_STATES.map((state) => outcomeWords({ state, history: [], reworkCount: 0 }))
  expect(new Set(sentences).size).toBe(CASE_STATES.length)
  expect(new Set(Object.values(stateWords)).size).toBe(CASE_STATES.length)
})

test('a history names staff, and never a reporter even if a name slipped in', () => {
  expect(whoWords({ role: 'grid_leader', name: '李梅' }, true)).toBe('网格长 李梅')
  expect(whoWords({ role: 'reporter', name: '王芳' }, false)).toBe('上报人')
  expect(whoWords({ role: 'reporter', name: null }, true)).toBe('我')
})
