import { expect, test } from 'vitest'
import { clocks, clocksRow } from '../../faults/row-08-clocks.ts'
import { verdictOf } from '../../faults/verdict.ts'
import { quiet } from './quiet.ts'

test('phones whose clocks are years off, and set while they send, lose nothing, wait for no clock and order nothing', async () => {
  const result = await clocksRow.run(quiet(clocksRow.slice))
  expect(result).toMatchObject({ lost: 0, doubled: 0, partial: 0, other: { frozen: 0, misordered: 0 }, detail: '' })
  expect(verdictOf(clocksRow, result)).toBe('holds')
})

test('control: a phone that does not notice that its clock was set back waits for years', async () => {
  const result = await clocks(true).run(quiet(10))
  expect(result.other.frozen).toBeGreaterThan(0)
  expect(verdictOf(clocksRow, result)).toBe('FAILS')
})
