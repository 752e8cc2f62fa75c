import { expect, test } from 'vitest'
import { deleteFirst } from '../../faults/control-delete-first.ts'
import { tabsInNode, tabsRow } from '../../faults/row-05-tabs.ts'
import { verdictOf } from '../../faults/verdict.ts'
import { quiet } from './quiet.ts'

test('tabs that die while sending, with locks, without, or stolen, lose and double no report', async () => {
  const result = await tabsRow.run(quiet(tabsRow.slice))
  expect(result).toMatchObject({ lost: 0, doubled: 0, partial: 0, other: { neverDelivered: 0 }, detail: '' })
  expect(verdictOf(tabsRow, result)).toBe('holds')
})

test('control: a queue that deletes before it sends loses reports when a tab dies', async () => {
  const sum = await tabsInNode({ ...quiet(80), makeSync: deleteFirst })
  expect(sum.lost).toBeGreaterThan(0)
})
