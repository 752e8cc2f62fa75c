import { describe, expect, test } from 'vitest'
import { deskHref, readDeskAddress } from '../../../src/desk/desk-address.ts'
import { countFilters, readQueueFilter, writeQueueFilter } from '../../../src/desk/queue-filter.ts'
import { between } from '../../../src/desk/use-list-choice.ts'

const community = {
  grids: [{ id: 'g3', name: '3号网格' }],
  categories: [{ id: 'litter', name: '烟蒂乱扔' }],
} as unknown as Parameters<typeof readQueueFilter>[1] // all that is asked of it

describe('the filter in the address', () => {
  test('is read, written and read the same, in one order', () => {
    const address = readDeskAddress(new URLSearchParams('due=late&tab=accepted&case=c&grid=g3&utm=x'))
    expect(address).toEqual({ tab: 'accepted', caseId: 'c', filter: 'grid=g3&due=late' })
    expect(deskHref(address)).toBe('/desk?tab=accepted&grid=g3&due=late&case=c')
    const filter = readQueueFilter(address.filter, community)
    expect(filter).toMatchObject({ grid: 'g3', due: 'late', again: false, category: null })
    expect(writeQueueFilter(filter)).toBe('grid=g3&due=late')
    expect([countFilters(''), countFilters('grid=g3&due=late')]).toEqual([0, 2])
  })

  test('what the community does not have counts as not asked', () => {
    expect(writeQueueFilter(readQueueFilter('grid=gone&due=yes', community))).toBe('')
  })
})

test('with Shift everything between two is chosen, whichever was pressed first', () => {
  const listed = ['a', 'b', 'c', 'd']
  expect([between(listed, 'b', 'd'), between(listed, 'd', 'b')]).toEqual([
    ['b', 'c', 'd'],
    ['b', 'c', 'd'],
  ])
  expect(between(listed, 'gone', 'b')).toEqual([])
})
