import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { planVersionsSchema } from '../../../domain/plan.ts'
import { paths } from '../../../domain/wire.ts'
import { PLAN_BODY_MAX } from '../../../server/plan/read-plan-request.ts'
import { at } from '../../support/community-fixture.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { aReport, refusal } from '../heart/phone.ts'
import { walkOf } from '../heart/walk.ts'
import { type Plans, plansOf } from './plans-of.ts'

let heart: Heart
let plans: Plans
beforeEach(async () => {
  heart = await openHeart()
  plans = plansOf(heart)
})
afterEach(() => heart.close())

describe('what is refused', () => {
  test('errors always, warnings until they were read', async () => {
    const plan = await plans.planNow()
    const [g3, g4] = plan.grids
    if (!g3 || !g4) throw new Error('two grids')
    const twice = { ...plan, grids: [g3, { ...g4, name: '3号网格' }] }
    const answer = await plans.save(twice)
    expect([answer.status, await answer.json()]).toMatchObject([
      422,
      { code: 'plan_invalid', problems: [{ code: 'name_twice', ids: ['g3', 'g4'] }] },
    ])
    const far = { ...plan, buildings: plan.buildings.map((one) => ({ ...one, center: at(5000, 0) })) }
    expect((await plans.save(far, { acknowledged: false })).status).toBe(422)
    expect((await plans.save(far, { acknowledged: true })).status).toBe(200)
  })

  test('a save on a community that has changed says what stands now, and changes nothing', async () => {
    const { version } = await plans.community()
    await plans.saved(await plans.splitPlan())
    const late = await plans.save(await plans.mergedPlan(), { version })
    expect([late.status, await late.json()]).toMatchObject([
      412,
      { code: 'revision_conflict', planVersion: 2, madeBy: '姓名-zheng' },
    ])
    expect((await plans.community()).grids).toHaveLength(3)
  })

  test('two saves at once: one stands, the other is told', async () => {
    const { version } = await plans.community()
    const [split, merged] = [await plans.splitPlan(), await plans.mergedPlan()]
    const answers = await Promise.all([plans.save(split, { version }), plans.save(merged, { version })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    expect((await plans.community()).planVersion).toBe(2)
  })

  test('others than the admin, no If-Match, another tag, too large a body', async () => {
    const plan = await plans.planNow()
    expect((await plans.save(plan, {}, 'li')).status).toBe(403)
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
    const first = await plans.planNow()
    const list = async () =>
      planVersionsSchema.parse(await (await heart.as('zheng').send('GET', paths.planVersions)).json()).versions
    expect(await list()).toEqual([{ version: 1, madeAt: null, madeBy: null, grids: 2, buildings: 4 }])
    await plans.saved(await plans.splitPlan())
    const madeAt = heart.clock.now
    expect(await list()).toEqual([
      { version: 2, madeAt, madeBy: '姓名-zheng', grids: 3, buildings: 4 },
      { version: 1, madeAt: null, madeBy: null, grids: 2, buildings: 4 },
    ])
    const old = await (await heart.as('zheng').send('GET', `${paths.planVersions}?version=1`)).json()
    expect(old).toEqual({ version: 1, plan: first })
    await plans.saved(old.plan)
    expect((await list()).map(({ version }) => version)).toEqual([3, 2, 1])
    expect((await plans.community()).grids).toEqual(first.grids)
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
    const plan = await plans.mergedPlan()
    const { version } = await plans.community()
    const sending = manifests.map(async (manifest, i) => {
      await new Promise((resolve) => setTimeout(resolve, i))
      return (await phone.putReport(manifest)).status
    })
    await new Promise((resolve) => setTimeout(resolve, 25))
    expect((await plans.save(plan, { version })).status).toBe(200)
    expect(await Promise.all(sending)).toEqual(manifests.map(() => 201))
    for (const { caseId } of manifests) expect((await plans.onDesk(caseId)).gridId).toBe('g4')
  })

  test('a report placed by the grids of before is placed anew', async () => {
    // The server's memory of the community is a second old at most: made older here by hand.
    const stale = await plans.community()
    await plans.saved(await plans.mergedPlan())
    const read = heart.stores.communities.read
    heart.stores.communities.read = async () => stale
    const { caseId } = await plans.report(0)
    heart.stores.communities.read = read
    expect(await plans.onDesk(caseId)).toMatchObject({ gridId: 'g4', planVersion: 2 })
  })

  test('so is a place that a leader settles', async () => {
    const { caseId } = await plans.report(0)
    const stale = await plans.community()
    await plans.saved(await plans.splitPlan())
    const read = heart.stores.communities.read
    let asked = 0
    heart.stores.communities.read = async (id) => (asked++ < 3 ? stale : read(id))
    const place = { source: 'map', ...at(-100, 0), accuracy: null, at: null, buildingId: null, unit: null, spot: null }
    await walkOf(heart, caseId).step('li', { act: 'settle', place })
    heart.stores.communities.read = read
    expect(await plans.onDesk(caseId)).toMatchObject({ gridId: 'g3', planVersion: 2 })
  })
})
