import { describe, expect, it } from 'vitest'
import type { Grid } from '../../domain/grid.ts'
import type { Place } from '../../domain/place.ts'
import { carriedPost, gridAfter, lineageOf } from '../../domain/plan-lineage.ts'
import { mergeAreas } from '../../domain/plan-merge.ts'
import { splitArea } from '../../domain/plan-split.ts'
import { at, communityFixture } from '../support/community-fixture.ts'

const [g3, g4] = communityFixture.grids
if (!g3 || !g4) throw new Error('the fixture has two grids')
const before = { grids: [g3, g4], buildings: [] }

const cut = splitArea(
  g3.area,
  [at(-50, -200), at(-50, 200)].map(({ lng, lat }): [number, number] => [lng, lat]),
)
const whole = mergeAreas([g3.area, g4.area])
if (!cut.ok || !whole.ok) throw new Error('the fixture can be cut and merged')
const [west, east] = cut.value
const split: Grid[] = [{ ...g3, area: west }, { id: 'n1', name: '9号网格', area: east }, g4]
const merged: Grid[] = [{ ...g4, area: whole.value }]
const place = (metresEast: number): Place => ({
  source: 'gps',
  ...at(metresEast, 0),
  accuracy: 5,
  at: null,
  buildingId: null,
  unit: null,
  spot: null,
})

describe('who follows whom', () => {
  it('after a split the new part is carried by whoever has the old one', () => {
    const lineage = lineageOf(before.grids, split, {})
    expect([...lineage.parents]).toEqual([['n1', ['g3']]])
    expect(carriedPost(['g3', 'none'], lineage)).toEqual(['g3', 'none', 'n1'])
    expect(carriedPost(['g4'], lineage)).toEqual(['g4'])
  })

  it('after a merge the one that goes leads to the merged one; the old name stays for its old cases', () => {
    const lineage = lineageOf(before.grids, merged, {})
    expect([...lineage.gone]).toEqual([['g3', ['g4']]])
    expect(carriedPost(['g3'], lineage)).toEqual(['g3', 'g4'])
  })

  it('a grid where nothing lies any more leads nowhere, until somebody chooses', () => {
    expect([...lineageOf(before.grids, [g4], {}).gone]).toEqual([['g3', []]])
    expect([...lineageOf(before.grids, [g4], { g3: ['g4'] }).gone]).toEqual([['g3', ['g4']]])
  })
})

describe('where an open case goes', () => {
  const after = (grids: Grid[]) => ({ grids, buildings: [] })
  const lineage = lineageOf(before.grids, split, {})

  it('by its place, when it was found by its place', () => {
    expect(gridAfter({ gridId: 'g3', place: place(-100) }, before, after(split), lineage)).toBe(
      split.find(({ area }) => area === west)?.id,
    )
    expect(gridAfter({ gridId: 'g3', place: place(0) }, before, after(split), lineage)).toBe('n1')
    expect(gridAfter({ gridId: null, place: null }, before, after(split), lineage)).toBeNull()
  })

  it('not at all, when a person put it there, as long as the grid stays', () => {
    expect(gridAfter({ gridId: 'g4', place: place(0) }, before, after(split), lineage)).toBe('g4')
    const merging = lineageOf(before.grids, merged, {})
    expect(gridAfter({ gridId: 'g3', place: null }, before, after(merged), merging)).toBe('g4')
  })
})
