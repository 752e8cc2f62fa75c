import { expect, test } from 'vitest'
import { paths } from '../../domain/wire.ts'
import { restoreRow, restoring } from '../../faults/row-10-restore.ts'
import { verdictOf } from '../../faults/verdict.ts'
import { quiet } from './quiet.ts'

test('a server that went back to an old state of itself gets everything back from the phones, once and whole', async () => {
  const result = await restoreRow.run(quiet(restoreRow.slice))
  expect(result).toMatchObject({ lost: 0, doubled: 0, partial: 0, other: { neverReconciled: 0 }, detail: '' })
  expect(verdictOf(restoreRow, result)).toBe('holds')
})

test('control: phones that cannot reconcile leave reports lost that they called delivered', async () => {
  const withoutReconcile = restoring((inner) => async (input, init) => {
    if (String(input) !== paths.reconcile) return inner(input, init)
    throw new TypeError('Failed to fetch')
  })
  const result = await withoutReconcile.run(quiet(1))
  expect(result.lost).toBeGreaterThan(0)
  expect(verdictOf(restoreRow, result)).toBe('FAILS')
})
