import { expect, test } from 'vitest'
import { givesUp } from '../../faults/control-give-up.ts'
import { soaking, soakRow } from '../../faults/row-12-soak.ts'
import { verdictOf } from '../../faults/verdict.ts'
import { quiet } from './quiet.ts'

test('volunteers who lose one exchange in five end with the same ledger as the server', async () => {
  const result = await soakRow.run(quiet(soakRow.slice))
  expect(result).toMatchObject({ lost: 0, doubled: 0, partial: 0, detail: '' })
  expect(result.other).toMatchObject({ neverDelivered: 0, onServer: soakRow.slice, ledgersEqual: 1 })
  expect(verdictOf(soakRow, result)).toBe('holds')
})

test('control: phones that give up what was not answered are found out by the ledgers', async () => {
  const result = await soaking(givesUp).run(quiet(40))
  expect(result.lost).toBeGreaterThan(0)
  expect(result.other.ledgersEqual).toBe(0)
  expect(verdictOf(soakRow, result)).toBe('FAILS')
})
