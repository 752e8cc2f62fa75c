import { expect, test } from 'vitest'
import { pairsRow } from '../../faults/row-09-pairs.ts'
import { verdictOf } from '../../faults/verdict.ts'
import { quiet } from './quiet.ts'

/** Six pairs of processes and three updates in a browser, on a machine that may be busy. */
const PATIENCE_MS = 300_000

test(
  'phones and servers of the first schema and of today deliver to each other, also when updated or taken over in the middle',
  async () => {
    const result = await pairsRow.run(quiet(pairsRow.slice))
    expect(result).toMatchObject({ lost: 0, doubled: 0, partial: 0, other: { neverDelivered: 0 }, detail: '' })
    expect(verdictOf(pairsRow, result)).toBe('holds')
  },
  PATIENCE_MS,
)
