import { expect, test } from 'vitest'
import { pairsRow } from '../../faults/row-09-pairs.ts'
import { verdictOf } from '../../faults/verdict.ts'
import { quiet } from './quiet.ts'

test('phones and servers of the first schema and of today deliver to each other, also when updated in the middle', async () => {
  const result = await pairsRow.run(quiet(pairsRow.slice))
  expect(result).toMatchObject({ lost: 0, doubled: 0, partial: 0, other: { neverDelivered: 0 }, detail: '' })
  expect(verdictOf(pairsRow, result)).toBe('holds')
})
