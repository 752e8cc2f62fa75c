import { expect, test } from 'vitest'
import { powerLossIn, powerLossRow } from '../../faults/row-03-power-loss.ts'
import { haveStrace } from '../../faults/strace.ts'
import { verdictOf } from '../../faults/verdict.ts'
import { quiet } from './quiet.ts'

test('whatever a disk loses when the power fails, what had been answered for is there', async () => {
  const result = await powerLossRow.run(quiet(powerLossRow.slice))
  expect(result).toMatchObject({ lost: 0, doubled: 0, partial: 0, detail: haveStrace() ? '' : expect.any(String) })
  expect(verdictOf(powerLossRow, result)).toBe(haveStrace() ? 'holds' : 'void')
})

test.runIf(haveStrace())('control: with synchronous=OFF answered items are lost', async () => {
  const result = await powerLossIn('unsynced').run(quiet(powerLossRow.slice))
  expect(result.lost).toBeGreaterThan(0)
  expect(verdictOf(powerLossRow, result)).toBe('FAILS')
})
