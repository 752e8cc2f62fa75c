import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Heart, openHeart } from '../heart/heart.ts'
import { dispatch, walkOf } from '../heart/walk.ts'
import { type Plans, plansOf } from './plans-of.ts'

let heart: Heart
let plans: Plans
beforeEach(async () => {
  heart = await openHeart()
  plans = plansOf(heart)
})
afterEach(() => heart.close())

describe('a split with open cases in it', () => {
  test('is shown before it is done: cases, posts, and nothing changes', async () => {
    const [west, east] = [await plans.report(-100), await plans.report(0)]
    const shown = await plans.preview(await plans.splitPlan())
    expect(shown.problems).toEqual([])
    expect(shown.moves).toEqual([{ from: 'g3', to: 'n1', count: 1 }])
    expect(shown.cases).toEqual([{ caseId: east.caseId, from: 'g3', to: 'n1' }])
    expect(shown.posts).toEqual([
      { personId: 'li', name: '姓名-li', role: 'grid_leader', before: ['g3', 'none'], after: ['g3', 'none', 'n1'] },
    ])
    expect([(await plans.onDesk(west.caseId)).gridId, (await plans.onDesk(east.caseId)).gridId]).toEqual(['g3', 'g3'])
    expect((await plans.community()).planVersion ?? 1).toBe(1)
  })

  test('moves what it showed, with an event, and the one who gains and the one who loses hear of it', async () => {
    const [west, east] = [await plans.report(-100), await plans.report(0)]
    const follower = heart.as('li')
    const before = await follower.feed('near')
    const answer = await plans.saved(await plans.splitPlan())
    expect(answer).toMatchObject({ planVersion: 2, moved: 1 })
    expect(await plans.onDesk(west.caseId)).toMatchObject({ gridId: 'g3', revision: 1, planVersion: 2 })
    const moved = await plans.onDesk(east.caseId, 'li')
    expect(moved).toMatchObject({ gridId: 'n1', revision: 2, planVersion: 2 })
    expect(moved.history.at(-1)).toMatchObject({ type: 'settle', role: 'admin', name: '姓名-zheng' })
    expect(before.items).toHaveLength(2)
    const mine = await heart.as('wang').feed('mine')
    expect(mine.items.map((item) => item.kind === 'case' && [item.case.caseId, item.case.gridId])).toEqual(
      expect.arrayContaining([[east.caseId, 'n1']]),
    )
  })

  test('a new report falls into the new grid and carries the new version', async () => {
    await plans.saved(await plans.splitPlan())
    const fresh = await plans.report(0)
    expect(await plans.onDesk(fresh.caseId)).toMatchObject({ gridId: 'n1', planVersion: 2 })
  })

  test('a case that is over keeps the grid, its name and the version of its day', async () => {
    const { caseId } = await plans.report(0)
    await walkOf(heart, caseId).step('li', { act: 'decline', reason: '那里允许停车' })
    const plan = await plans.splitPlan()
    await plans.saved({
      ...plan,
      grids: plan.grids.map((grid) => (grid.id === 'g3' ? { ...grid, name: '13号网格' } : grid)),
    })
    expect(await plans.onDesk(caseId)).toMatchObject({ gridId: 'g3', planVersion: 1, gridName: '3号网格', revision: 2 })
    const open = await plans.report(-100)
    expect(await plans.onDesk(open.caseId)).not.toHaveProperty('gridName')
  })

  test('a case that a leader put into a grid by hand stays there', async () => {
    const { caseId } = await plans.report(0)
    await walkOf(heart, caseId).step('li', { act: 'settle', gridId: 'g4' })
    expect((await plans.preview(await plans.splitPlan())).moves).toEqual([])
    await plans.saved(await plans.splitPlan())
    expect(await plans.onDesk(caseId)).toMatchObject({ gridId: 'g4', planVersion: 2 })
  })

  test('work under way moves with its handler and its deadline', async () => {
    const { caseId } = await plans.report(0)
    const walk = walkOf(heart, caseId)
    await walk.step('li', { act: 'accept' })
    await walk.step('li', dispatch)
    await plans.saved(await plans.splitPlan())
    expect(await plans.onDesk(caseId, 'li')).toMatchObject({ state: 'dispatched', gridId: 'n1', handlerId: 'chen' })
    await walk.step('chen', { act: 'start' })
  })
})

describe('grids that go', () => {
  test('after a merge cases and posts go to the merged one, old cases stay in sight of who led them', async () => {
    const [open, old] = [await plans.report(0), await plans.report(-100)]
    await walkOf(heart, old.caseId).step('li', { act: 'decline', reason: '不属于这里' })
    const plan = await plans.mergedPlan()
    expect((await plans.preview(plan)).gone).toEqual([
      { gridId: 'g3', name: '3号网格', successors: ['g4'], people: ['姓名-li'] },
    ])
    await plans.saved(plan)
    expect(await plans.onDesk(open.caseId, 'sun')).toMatchObject({ gridId: 'g4' })
    expect(await plans.seesOnDesk('li', open.caseId)).toBe(true)
    expect(await plans.onDesk(old.caseId, 'li')).toMatchObject({ gridId: 'g3', gridName: '3号网格' })
    expect(await plans.seesOnDesk('sun', old.caseId)).toBe(false)
  })

  test('where nothing follows somebody must choose, and the choice is taken', async () => {
    const { caseId } = await plans.report(0)
    const plan = { ...plans.without(await plans.planNow(), 'g3'), buildings: [] }
    expect((await plans.preview(plan)).problems).toMatchObject([{ code: 'successor_missing', ids: ['g3'] }])
    const refused = await plans.save(plan)
    expect([refused.status, (await refused.json()).problems]).toMatchObject([422, [{ code: 'successor_missing' }]])
    expect((await plans.save(plan, { successors: { g3: ['nowhere'] } })).status).toBe(422)
    await plans.saved(plan, { successors: { g3: ['g4'] } })
    expect(await plans.onDesk(caseId)).toMatchObject({ gridId: null }) // its place lies in no grid: the community's admin sees it
    expect(
      (await heart.stores.journal.gridPosts(heart.community.id, 0)).find((one) => one.personId === 'li')?.gridIds,
    ).toEqual(['g3', 'none', 'g4'])
  })
})
