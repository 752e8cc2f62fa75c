import { expect, test } from 'vitest'
import { CASE_STATES, DESK_TAB_NAMES } from '../../../domain/lifecycle.ts'
import { deskHref, isInTab, readDeskAddress, tabOf } from '../../../src/desk/desk-address.ts'

const read = (search: string) => readDeskAddress(new URLSearchParams(search))

test('a desk address opened elsewhere shows the same tab and case', () => {
  for (const tab of DESK_TAB_NAMES) {
    const address = { tab, caseId: '01a20b86-def8-7e93-aefb-6e4e0d087824', filter: '' }
    expect(readDeskAddress(new URL(deskHref(address), 'http://x').searchParams)).toEqual(address)
  }
})

test('an unknown tab or an absurd case id falls back to 待审核 with nothing open', () => {
  expect(read('tab=toString&case=')).toEqual({ tab: 'submitted', caseId: null, filter: '' })
  expect(read(`tab=closed&case=${'x'.repeat(65)}`)).toEqual({ tab: 'closed', caseId: null, filter: '' })
  expect(read('')).toEqual({ tab: 'submitted', caseId: null, filter: '' })
})

test('every state of a case is found under exactly one tab', () => {
  for (const state of CASE_STATES) {
    expect(DESK_TAB_NAMES.filter((tab) => isInTab(state, tab))).toEqual([tabOf(state)])
  }
})
