import { expect, test } from 'vitest'
import { feedOrderRow, feedRow } from '../../faults/row-11-feed.ts'
import { verdictOf } from '../../faults/verdict.ts'
import { quiet } from './quiet.ts'

test('whoever follows the feed steps over nothing and is never led back, however writers linger and roll back', async () => {
  const result = await feedOrderRow.run(quiet(feedOrderRow.slice))
  expect(result).toMatchObject({ lost: 0, doubled: 0, other: { skipped: 0, outOfOrder: 0 } })
  expect(verdictOf(feedOrderRow, result)).toBe('holds')
})

test('control: with numbers handed out before the commit, followers step over rows', async () => {
  const result = await feedRow(true).run(quiet(2_000))
  expect(result.other.skipped).toBeGreaterThan(0)
  expect(verdictOf(feedOrderRow, result)).toBe('FAILS')
})
