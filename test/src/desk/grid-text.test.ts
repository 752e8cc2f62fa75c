import { describe, expect, it } from 'vitest'
import { gridText } from '../../../src/desk/case-words.ts'
import { communityFixture } from '../../support/community-fixture.ts'
import { deskCase } from '../../support/desk-case.ts'

describe('the grid of a case, in words', () => {
  const later = { ...communityFixture, planVersion: 3 }

  it('is what the grid is called now, as long as the case was placed by these grids', () => {
    expect(gridText(deskCase('c1'), communityFixture)).toBe('3号网格')
    expect(gridText(deskCase('c1', { planVersion: 3 }), later)).toBe('3号网格')
    expect(gridText(deskCase('c1', { gridId: null, planVersion: 2 }), later)).toBe('未定网格')
  })

  it('is what it was called on its day, with the version, once there are newer grids', () => {
    expect(gridText(deskCase('c1', { planVersion: 2, gridName: '东区网格' }), later)).toBe('东区网格（按第 2 版网格）')
    expect(gridText(deskCase('c1'), later)).toBe('3号网格（按第 1 版网格）')
    expect(gridText(deskCase('c1', { gridId: 'gone', planVersion: 2 }), later)).toBe('未定网格（按第 2 版网格）')
  })
})
