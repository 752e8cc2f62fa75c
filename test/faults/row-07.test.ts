import { expect, test } from 'vitest'
import { quotaRow } from '../../faults/row-07-quota.ts'
import { verdictOf } from '../../faults/verdict.ts'
import { quiet } from './quiet.ts'

test('with any amount of room a report is kept whole or refused in words', async () => {
  const result = await quotaRow.run(quiet(quotaRow.slice))
  expect(result).toMatchObject({ lost: 0, partial: 0, other: { silent: 0 }, detail: '' })
  expect(verdictOf(quotaRow, result)).toBe('holds')
})
