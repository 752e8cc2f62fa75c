import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Community } from '../../../domain/community.ts'
import type { Grid } from '../../../domain/grid.ts'
import {
  type Plan,
  type PlanPreview,
  planPreviewSchema,
  planSavedSchema,
  planVersionsSchema,
} from '../../../domain/plan.ts'
import { mergeAreas } from '../../../domain/plan-merge.ts'
import { splitArea } from '../../../domain/plan-split.ts'
import type { ReportManifest } from '../../../domain/report.ts'
import { paths } from '../../../domain/wire.ts'
import { PLAN_BODY_MAX } from '../../../server/plan/read-plan-request.ts'
import { at } from '../../support/community-fixture.ts'
import { type Heart, type Member, openHeart } from '../heart/heart.ts'
import { aReport, refusal } from '../heart/phone.ts'
import { dispatch, walkOf } from '../heart/walk.ts'

let heart: Heart
beforeEach(async () => {
  heart = await openHeart()
})
afterEach(() => heart.close())

const community = async (): Promise<Community> => {
  const found = await heart.stores.communities.readNow(heart.community.id)
  if (!found) throw new Error('the community is there')
  return found
}
const planNow = async (): Promise<Plan> => {
  const { grids, buildings } = await community()
  return { grids, buildings }
}
type Wish = { successors?: Record<string, string[]>; acknowledged?: boolean; version?: string }
const save = async (
  plan: unknown,
  { successors = {}, acknowledged = true, version }: Wish = {},
  who: Member = 'zheng',
) =>
  heart.as(who).send('PUT', paths.plan, {
    json: { plan, successors, acknowledged },
    headers: { 'if-match': `"${version ?? (await community()).version}"` },
  })
const saved = async (plan: Plan, wish: Wish = {}) => {
  const answer = await save(plan, wish)
  expect([answer.status, answer.status === 200 ? '' : await answer.text()]).toEqual([200, ''])
  return planSavedSchema.parse(await answer.json())
}
const preview = async (plan: Plan, successors = {}): Promise<PlanPreview> => {
  const json = { plan, successors, acknowledged: false }
  const answer = await heart.as('zheng').send('POST', paths.planPreview, { json })
  expect(answer.status).toBe(200)
  return planPreviewSchema.parse(await answer.json())
}

/** The fixture's g3 cut in two at 50 m west of the middle; the eastern part, where 12幢 stands, is new. */
async function splitPlan(): Promise<Plan> {
  const plan = await planNow()
  const [g3, g4] = plan.grids
  if (!g3 || !g4) throw new Error('two grids')
  const cut = splitArea(
    g3.area,
    [at(-50, -200), at(-50, 200)].map(({ lng, lat }): [number, number] => [lng, lat]),
  )
  if (!cut.ok) throw new Error(cut.why)
  const [west, east] = cut.value
  return { ...plan, grids: [{ ...g3, area: west }, { id: 'n1', name: '9号网格', area: east }, g4] }
}
async function mergedPlan(): Promise<Plan> {
  const plan = await planNow()
  const [g3, g4] = plan.grids
  const whole = mergeAreas([g3, g4].flatMap((one) => (one ? [one.area] : [])))
  if (!g4 || !whole.ok) throw new Error('two grids that touch')
  return { ...plan, grids: [{ ...g4, area: whole.value }] }
}
const without = ({ grids, buildings }: Plan, gone: string): Plan => ({
  grids: grids.filter((grid: Grid) => grid.id !== gone),
  buildings,
})

async function report(east: number): Promise<ReportManifest> {
  const place = {
    source: 'gps',
    ...at(east, 0),
    accuracy: 8,
    at: null,
    buildingId: null,
    unit: null,
    spot: null,
  } as const
  const manifest = aReport({ place })
  expect((await heart.as('wang').putReport(manifest)).status).toBe(201)
  return manifest
}
const onDesk = (caseId: string, who: Member = 'zheng') => walkOf(heart, caseId).onDesk(who)
const seesOnDesk = async (who: Member, caseId: string) =>
  (await heart.as(who).send('GET', paths.deskCase(caseId))).status === 200

describe('a split with open cases in it', () => {
  test('is shown before it is done: cases, posts, and nothing changes', async () => {
    const [west, east] = [await report(-100), await report(0)]
    const shown = await preview(await splitPlan())
    expect(shown.problems).toEqual([])
    expect(shown.moves).toEqual([{ from: 'g3', to: 'n1', count: 1 }])
    expect(shown.cases).toEqual([{ caseId: east.caseId, from: 'g3', to: 'n1' }])
    expect(shown.posts).toEqual([
      { personId: 'li', name: '姓名-li', role: 'grid_leader', before: ['g3', 'none'], after: ['g3', 'none', 'n1'] },
    ])
    expect([(await onDesk(west.caseId)).gridId, (await onDesk(east.caseId)).gridId]).toEqual(['g3', 'g3'])
    expect((await community()).planVersion ?? 1).toBe(1)
  })

  test('moves what it showed, with an event, and the one who gains and the one who loses hear of it', async () => {
    const [west, east] = [await report(-100), await report(0)]
    const follower = heart.as('li')
    const before = await follower.feed('near')
    const answer = await saved(await splitPlan())
    expect(answer).toMatchObject({ planVersion: 2, moved: 1 })
    expect(await onDesk(west.caseId)).toMatchObject({ gridId: 'g3', revision: 1, planVersion: 2 })
    const moved = await onDesk(east.caseId, 'li')
    expect(moved).toMatchObject({ gridId: 'n1', revision: 2, planVersion: 2 })
    expect(moved.history.at(-1)).toMatchObject({ type: 'settle', role: 'admin', name: '姓名-zheng' })
    expect(before.items).toHaveLength(2)
    const mine = await heart.as('wang').feed('mine')
    expect(mine.items.map((item) => item.kind === 'case' && [item.case.caseId, item.case.gridId])).toEqual(
      expect.arrayContaining([[east.caseId, 'n1']]),
    )
  })

  test('a new report falls into the new grid and carries the new version', async () => {
    await saved(await splitPlan())
    const fresh = await report(0)
    expect(await onDesk(fresh.caseId)).toMatchObject({ gridId: 'n1', planVersion: 2 })
  })

  test('a case that is over keeps the grid, its name and the version of its day', async () => {
    const { caseId } = await report(0)
    await walkOf(heart, caseId).step('li', { act: 'decline', reason: '那里允许停车' })
    const plan = await splitPlan()
    await saved({ ...plan, grids: plan.grids.map((grid) => (grid.id === 'g3' ? { ...grid, name: '13号网格' } : grid)) })
    expect(await onDesk(caseId)).toMatchObject({ gridId: 'g3', planVersion: 1, gridName: '3号网格', revision: 2 })
    const open = await report(-100)
    expect(await onDesk(open.caseId)).not.toHaveProperty('gridName')
  })

  test('a case that a leader put into a grid by hand stays there', async () => {
    const { caseId } = await report(0)
    await walkOf(heart, caseId).step('li', { act: 'settle', gridId: 'g4' })
    expect((await preview(await splitPlan())).moves).toEqual([])
    await saved(await splitPlan())
    expect(await onDesk(caseId)).toMatchObject({ gridId: 'g4', planVersion: 2 })
  })

  test('work under way moves with its handler and its deadline', async () => {
    const { caseId } = await report(0)
    const walk = walkOf(heart, caseId)
    await walk.step('li', { act: 'accept' })
    await walk.step('li', dispatch)
    await saved(await splitPlan())
    expect(await onDesk(caseId, 'li')).toMatchObject({ state: 'dispatched', gridId: 'n1', handlerId: 'chen' })
    await walk.step('chen', { act: 'start' })
  })
})

describe('grids that go', () => {
  test('after a merge cases and posts go to the merged one, old cases stay in sight of who led them', async () => {
    const [open, old] = [await report(0), await report(-100)]
    await walkOf(heart, old.caseId).step('li', { act: 'decline', reason: '不属于这里' })
    const plan = await mergedPlan()
    expect((await preview(plan)).gone).toEqual([
      { gridId: 'g3', name: '3号网格', successors: ['g4'], people: ['姓名-li'] },
    ])
    await saved(plan)
    expect(await onDesk(open.caseId, 'sun')).toMatchObject({ gridId: 'g4' })
    expect(await seesOnDesk('li', open.caseId)).toBe(true)
    expect(await onDesk(old.caseId, 'li')).toMatchObject({ gridId: 'g3', gridName: '3号网格' })
    expect(await seesOnDesk('sun', old.caseId)).toBe(false)
  })

  test('where nothing follows somebody must choose, and the choice is taken', async () => {
    const { caseId } = await report(0)
    const plan = { ...without(await planNow(), 'g3'), buildings: [] }
    expect((await preview(plan)).problems).toMatchObject([{ code: 'successor_missing', ids: ['g3'] }])
    const refused = await save(plan)
    expect([refused.status, (await refused.json()).problems]).toMatchObject([422, [{ code: 'successor_missing' }]])
    expect((await save(plan, { successors: { g3: ['nowhere'] } })).status).toBe(422)
    await saved(plan, { successors: { g3: ['g4'] } })
    expect(await onDesk(caseId)).toMatchObject({ gridId: null }) // its place lies in no grid: the community's admin sees it
    expect((await heart.stores.people.resolveSession('x', 0)) === null).toBe(true)
    expect(
      (await heart.stores.journal.gridPosts(heart.community.id, 0)).find((one) => one.personId === 'li')?.gridIds,
    ).toEqual(['g3', 'none', 'g4'])
  })
})

describe('what is refused', () => {
  test('errors always, warnings until they were read', async () => {
    const plan = await planNow()
    const [g3, g4] = plan.grids
    if (!g3 || !g4) throw new Error('two grids')
    const twice = { ...plan, grids: [g3, { ...g4, name: '3号网格' }] }
    const answer = await save(twice)
    expect([answer.status, await answer.json()]).toMatchObject([
      422,
      { code: 'plan_invalid', problems: [{ code: 'name_twice', ids: ['g3', 'g4'] }] },
    ])
    const far = { ...plan, buildings: plan.buildings.map((one) => ({ ...one, center: at(5000, 0) })) }
    expect((await save(far, { acknowledged: false })).status).toBe(422)
    expect((await save(far, { acknowledged: true })).status).toBe(200)
  })

  test('a save on a community that has changed says what stands now, and changes nothing', async () => {
    const { version } = await community()
    await saved(await splitPlan())
    const late = await save(await mergedPlan(), { version })
    expect([late.status, await late.json()]).toMatchObject([
      412,
      { code: 'revision_conflict', planVersion: 2, madeBy: '姓名-zheng' },
    ])
    expect((await community()).grids).toHaveLength(3)
  })

  test('two saves at once: one stands, the other is told', async () => {
    const { version } = await community()
    const [split, merged] = [await splitPlan(), await mergedPlan()]
    const answers = await Promise.all([save(split, { version }), save(merged, { version })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    expect((await community()).planVersion).toBe(2)
  })

  test('others than the admin, no If-Match, another tag, too large a body', async () => {
    const plan = await planNow()
    expect((await save(plan, {}, 'li')).status).toBe(403)
    expect((await heart.as('wang').send('GET', paths.planVersions)).status).toBe(403)
    const json = { plan, successors: {}, acknowledged: true }
    expect(await refusal(heart.as('zheng').send('PUT', paths.plan, { json }))).toMatchObject([428, 'revision_required'])
    const headers = { 'if-match': '*' }
    expect(await refusal(heart.as('zheng').send('PUT', paths.plan, { json, headers }))).toMatchObject([
      400,
      'bad_header',
    ])
    const large = { ...json, plan: { ...plan, note: 'x'.repeat(PLAN_BODY_MAX) } }
    expect(await refusal(heart.as('zheng').send('POST', paths.planPreview, { json: large }))).toMatchObject([
      413,
      'body_too_large',
    ])
  })
})

describe('versions', () => {
  test('each that was saved is listed with who and when, and can be had and saved again', async () => {
    const first = await planNow()
    const list = async () =>
      planVersionsSchema.parse(await (await heart.as('zheng').send('GET', paths.planVersions)).json()).versions
    expect(await list()).toEqual([{ version: 1, madeAt: null, madeBy: null, grids: 2, buildings: 4 }])
    await saved(await splitPlan())
    const madeAt = heart.clock.now
    expect(await list()).toEqual([
      { version: 2, madeAt, madeBy: '姓名-zheng', grids: 3, buildings: 4 },
      { version: 1, madeAt: null, madeBy: null, grids: 2, buildings: 4 },
    ])
    const old = await (await heart.as('zheng').send('GET', `${paths.planVersions}?version=1`)).json()
    expect(old).toEqual({ version: 1, plan: first })
    await saved(old.plan)
    expect((await list()).map(({ version }) => version)).toEqual([3, 2, 1])
    expect((await community()).grids).toEqual(first.grids)
    expect((await heart.as('zheng').send('GET', `${paths.planVersions}?version=9`)).status).toBe(404)
    expect((await heart.as('zheng').send('GET', `${paths.planVersions}?version=x`)).status).toBe(400)
  })
})

describe('while reports come in', () => {
  test('no case ends in a grid that is no longer there, and none is lost', async () => {
    const manifests = Array.from({ length: 60 }, (_, i) =>
      aReport({
        place: {
          source: 'gps',
          ...at(i % 2 === 0 ? 0 : -100, 0),
          accuracy: 8,
          at: null,
          buildingId: null,
          unit: null,
          spot: null,
        },
      }),
    )
    const phone = heart.as('wang')
    const plan = await mergedPlan()
    const { version } = await community()
    const sending = manifests.map(async (manifest, i) => {
      await new Promise((resolve) => setTimeout(resolve, i))
      return (await phone.putReport(manifest)).status
    })
    await new Promise((resolve) => setTimeout(resolve, 25))
    expect((await save(plan, { version })).status).toBe(200)
    expect(await Promise.all(sending)).toEqual(manifests.map(() => 201))
    for (const { caseId } of manifests) expect((await onDesk(caseId)).gridId).toBe('g4')
  })

  test('a report placed by the grids of before is placed anew', async () => {
    // The server's memory of the community is a second old at most: made older here by hand.
    const stale = await community()
    await saved(await mergedPlan())
    const read = heart.stores.communities.read
    heart.stores.communities.read = async () => stale
    const { caseId } = await report(0)
    heart.stores.communities.read = read
    expect(await onDesk(caseId)).toMatchObject({ gridId: 'g4', planVersion: 2 })
  })

  test('so is a place that a leader settles', async () => {
    const { caseId } = await report(0)
    const stale = await community()
    await saved(await splitPlan())
    const read = heart.stores.communities.read
    let asked = 0
    heart.stores.communities.read = async (id) => (asked++ < 3 ? stale : read(id))
    const place = { source: 'map', ...at(-100, 0), accuracy: null, at: null, buildingId: null, unit: null, spot: null }
    await walkOf(heart, caseId).step('li', { act: 'settle', place })
    heart.stores.communities.read = read
    expect(await onDesk(caseId)).toMatchObject({ gridId: 'g3', planVersion: 2 })
  })
})
