import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Area, Grid } from '../../../domain/grid.ts'
import { checkPlan } from '../../../domain/plan-check.ts'
import { areaM2 } from '../../../domain/plan-coverage.ts'
import { communityFromTemplate, TEMPLATE_NAMES } from '../../../server/community-template/community-template.ts'
import { followBorder } from '../../../src/grid-editor/follow-border.ts'
import { isUnchanged, planDifference } from '../../../src/grid-editor/plan-difference.ts'
import * as edits from '../../../src/grid-editor/plan-edits.ts'
import { beginHistory, change, redo, undo } from '../../../src/grid-editor/plan-history.ts'
import { changeCorner } from '../../../src/map/change-corner.ts'
import { at, CENTER, communityFixture } from '../../support/community-fixture.ts'

const { grids, buildings } = communityFixture
const plan = { grids, buildings }
const position = (east: number, north: number): [number, number] => [at(east, north).lng, at(east, north).lat]
const gridNamed = (list: readonly Grid[], id: string): Grid => {
  const found = list.find((grid) => grid.id === id)
  if (!found) throw new Error(`no grid ${id}`)
  return found
}
const ringOf = (area: Area) => (area.type === 'Polygon' ? (area.coordinates[0] ?? []) : [])
const codes = (list: Grid[]) => checkPlan({ grids: list, buildings: [] }, CENTER).map(({ code }) => code)

describe('pulling at a border', () => {
  const g3 = gridNamed(grids, 'g3')
  const ring = ringOf(g3.area)
  // The fixture's grids share the side from (60, -120) to (60, 120).
  const shared = ring.findIndex(([lng, lat]) => lng === position(60, 120)[0] && lat === position(60, 120)[1])

  it('a corner that neighbours share moves with it: no gap, no overlap', () => {
    const moved = changeCorner(g3.area, shared, () => position(40, 125))
    if (!moved) throw new Error('the corner moves')
    const after = followBorder(grids, 'g3', moved)
    expect(codes(after)).toEqual([])
    expect(areaM2(gridNamed(after, 'g4').area)).toBeGreaterThan(areaM2(gridNamed(grids, 'g4').area))
    const alone = grids.map((grid) => (grid.id === 'g3' ? { ...grid, area: moved } : grid))
    expect(areaM2(gridNamed(alone, 'g4').area)).toBe(areaM2(gridNamed(grids, 'g4').area))
  })

  it('a corner put into a shared side is put into the neighbour’s too, and goes from both again', () => {
    const i = ring.findIndex(
      (_, index) => ring[index]?.[0] === position(60, 0)[0] && ring[index + 1]?.[0] === position(60, 0)[0],
    )
    const bent: [number, number][] = [...ring.slice(0, i + 1), position(80, 0), ...ring.slice(i + 1)]
    const after = followBorder(grids, 'g3', { type: 'Polygon', coordinates: [bent] })
    expect(codes(after)).toEqual([])
    expect(ringOf(gridNamed(after, 'g4').area)).toHaveLength(6)
    const back = changeCorner(gridNamed(after, 'g3').area, i + 1, () => null)
    if (!back) throw new Error('the corner goes')
    const again = followBorder(after, 'g3', back)
    expect(ringOf(gridNamed(again, 'g4').area)).toHaveLength(5)
    expect(codes(again)).toEqual([])
  })

  it('any other change is that grid’s alone', () => {
    const after = followBorder(grids, 'g3', gridNamed(grids, 'g4').area)
    expect(gridNamed(after, 'g4')).toEqual(gridNamed(grids, 'g4'))
  })

  it('a triangle loses no corner, and a corner that is not there does nothing', () => {
    const triangle: Area = {
      type: 'Polygon',
      coordinates: [[position(0, 0), position(9, 0), position(0, 9), position(0, 0)]],
    }
    expect(changeCorner(triangle, 1, () => null)).toBeNull()
    expect(changeCorner(triangle, 7, () => position(1, 1))).toBeNull()
  })

  it('the demo’s grids stay clean whichever corner is pulled a little', () => {
    const demo = communityFromTemplate({ ...TEMPLATE_NAMES, demo: true, phones: { property: null, community: null } })
    const pulled = fc.tuple(fc.nat(demo.grids.length - 1), fc.nat(30), fc.integer({ min: -8, max: 8 }))
    fc.assert(
      fc.property(pulled, ([which, corner, metres]) => {
        const grid = demo.grids[which]
        if (!grid) return
        const by = metres / 111_195
        const moved = changeCorner(grid.area, corner, ([lng, lat]) => [lng + by, lat + by])
        if (!moved) return
        const after = followBorder(demo.grids, grid.id, moved)
        const found = checkPlan({ grids: after, buildings: [] }, demo.center).map(({ code }) => code)
        expect(found.filter((code) => code === 'gap' || code === 'overlap')).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('what can be done to a plan', () => {
  it('a split leaves the larger part the grid it was and numbers the other', () => {
    const line = [position(-120, -200), position(-120, 200)]
    const answer = edits.splitGrid(plan, 'g3', line, { id: 'n1', name: '5号网格' })
    if (!answer.ok) throw new Error(answer.why)
    const [kept, fresh] = [gridNamed(answer.value.grids, 'g3'), gridNamed(answer.value.grids, 'n1')]
    expect(areaM2(kept.area)).toBeGreaterThan(areaM2(fresh.area))
    expect(edits.nextNumber(plan)).toBe(5)
  })

  it('a merge keeps the first, and needs two that touch', () => {
    const answer = edits.mergeGrids(plan, ['g4', 'g3'])
    if (!answer.ok) throw new Error(answer.why)
    expect(answer.value.grids.map(({ id, name }) => [id, name])).toEqual([['g3', '3号网格']])
    expect(edits.mergeGrids(plan, ['g3']).ok).toBe(false)
  })

  it('ids are never those of another', () => {
    let seed = 0
    const random = (count: number) => Uint8Array.from({ length: count }, () => seed++)
    expect(edits.newId('g', random)).not.toBe(edits.newId('g', random))
    expect(edits.newId('b', random)).toMatch(/^b-[0-9a-f]{10}$/)
  })
})

describe('taking back', () => {
  it('goes back and forth, and a new step ends what could be done again', () => {
    const [one, two] = [edits.remove(plan, ['b11']), edits.remove(plan, ['b12'])]
    const history = change(change(beginHistory(plan), one), two)
    expect(undo(history).plan).toBe(one)
    expect(undo(undo(undo(history))).plan).toBe(plan)
    expect(redo(undo(history)).plan).toBe(two)
    expect(redo(change(undo(history), plan)).plan).toBe(plan)
  })

  it('says what is new, other and gone; the server’s initials are no change', () => {
    const next = edits.changeGrid(edits.remove(plan, ['b11']), 'g4', { name: '四号' })
    const { grids: g, buildings: b } = planDifference(plan, next)
    expect([g.changed.map(({ id }) => id), b.gone.map(({ id }) => id)]).toEqual([['g4'], ['b11']])
    expect(isUnchanged(plan, { ...plan, buildings: buildings.map((one) => ({ ...one, initials: 'x' })) })).toBe(true)
    const turned = grids.map(({ id, name, area }) => ({ area, name, id }))
    expect(isUnchanged(plan, { ...plan, grids: turned })).toBe(true)
    expect(isUnchanged(plan, next)).toBe(false)
  })
})
