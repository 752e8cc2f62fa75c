import { describe, expect, test } from 'vitest'
import type { NearCase } from '../../../domain/case-view.ts'
import { categoryChoices } from '../../../src/nearby/category-choice.ts'
import { myGridNames } from '../../../src/nearby/my-grids.ts'
import { nearRows } from '../../../src/nearby/near-row.ts'
import { at, communityFixture } from '../../support/community-fixture.ts'

const DAY_MS = 86_400_000
const near = (caseId: string, change: Partial<NearCase> = {}): NearCase => ({
  audience: 'near',
  caseId,
  revision: 1,
  state: 'submitted',
  categoryId: 'ebike-parking',
  gridId: 'g3',
  buildingId: 'b12',
  point: at(5, 14),
  day: 0,
  ...change,
})
const rowOf = (change: Partial<NearCase>) => {
  const [row] = nearRows([near('a', change)], communityFixture, null)
  if (!row) throw new Error('an open case has a row')
  return row
}

describe('a marker says in one breath what, how far and where', () => {
  test('by building where the reporter chose one', () => {
    expect(rowOf({}).label).toBe('电瓶车乱停放，待审核，12幢')
  })

  test('by what stands around it where there is only a point', () => {
    expect(rowOf({ buildingId: null, state: 'in_progress' }).label).toBe('电瓶车乱停放，处理中，12幢 南侧 · 3号网格')
  })

  test('by grid where there is neither, and then it stands in the list only', () => {
    const row = rowOf({ buildingId: null, point: null, categoryId: null })
    expect(row.label).toBe('类别待定，待审核，3号网格')
    expect(row.point).toBeNull()
  })

  test('a building and a category this phone does not know are not made up', () => {
    expect(rowOf({ buildingId: 'gone', point: null, gridId: null, categoryId: 'gone' }).label).toBe(
      '类别待定，待审核，位置待定',
    )
  })
})

test('a case known by its building stands in the middle of it', () => {
  expect(rowOf({ point: null }).point).toEqual(communityFixture.buildings[1]?.center)
})

test('what is over is not shown', () => {
  const rows = nearRows(
    [near('a', { state: 'closed' }), near('b', { state: 'withdrawn' }), near('c')],
    communityFixture,
    null,
  )
  expect(rows.map(({ id }) => id)).toEqual(['c'])
})

test('newest first; nearest first once this phone knows where it is, those without a point last', () => {
  const cases = [
    near('old', { day: DAY_MS, point: at(0, 0) }),
    near('nowhere', { day: 9 * DAY_MS, point: null, buildingId: null }),
    near('new', { day: 5 * DAY_MS, point: at(100, 0) }),
  ]
  expect(nearRows(cases, communityFixture, null).map(({ id }) => id)).toEqual(['nowhere', 'new', 'old'])
  expect(nearRows(cases, communityFixture, at(0, 1)).map(({ id }) => id)).toEqual(['old', 'new', 'nowhere'])
})

test('the filter offers what is there, the most frequent first', () => {
  const rows = nearRows(
    [
      near('a', { categoryId: null }),
      near('b'),
      near('c'),
      near('d', { categoryId: 'other' }),
      near('e', { categoryId: null }),
      near('f', { categoryId: null }),
    ],
    communityFixture,
    null,
  )
  expect(categoryChoices(rows)).toEqual([
    { categoryId: null, name: '类别待定', count: 3 },
    { categoryId: 'ebike-parking', name: '电瓶车乱停放', count: 2 },
    { categoryId: 'other', name: '其他', count: 1 },
  ])
})

test('my grids are those of my posts; a post over everything is the community', () => {
  expect(myGridNames([{ role: 'grid_leader', gridIds: ['g4', 'none'] }], communityFixture)).toEqual(['4号网格'])
  expect(myGridNames([{ role: 'reporter', gridIds: null }], communityFixture)).toEqual(['测试社区'])
})
