import { expect, test } from 'vitest'
import { CASE_STATES } from '../../../domain/lifecycle.ts'
import { REFUSALS } from '../../../domain/wire.ts'
import type { JoinedCase } from '../../../src/offline/joined-cases.ts'
import { joinedLine, joinedOutcome } from '../../../src/reports/joined-words.ts'

const sync: JoinedCase['sync'] = {
  state: 'sealed',
  photosSent: 0,
  photosTotal: 0,
  photosRefused: 0,
  photosDamaged: 0,
  percent: null,
  afterRestore: null,
  hold: null,
  trouble: null,
}

test('every state has a sentence that asks nothing of who only joined', () => {
  for (const state of [...CASE_STATES, null]) {
    const said = joinedOutcome({ state, case: null })
    expect(said.length).toBeGreaterThan(3)
    expect(said).not.toMatch(/您已撤回|请您补充/)
  }
})

test('how far it was told is said like for a report; what was refused in words that fit', () => {
  expect(joinedLine(sync, false)).toMatchObject({ sign: 'phone', text: '已存本机 · 等网络' })
  expect(joinedLine({ ...sync, state: 'delivered' }, true)).toMatchObject({ sign: 'tick', text: '已送达' })
  for (const code of REFUSALS) {
    const line = joinedLine({ ...sync, hold: { why: 'refused', code, at: 1 } }, true)
    expect(line.tone).toBe('wrong')
    expect(line.text).toMatch(/^没有记上：/)
  }
  const over = joinedLine({ ...sync, hold: { why: 'refused', code: 'wrong_state', at: 1 } }, true)
  expect(over.text).toContain('改为另报一件')
})
