import { expect } from 'vitest'
import type { Community } from '../../../domain/community.ts'
import type { Grid } from '../../../domain/grid.ts'
import { type Plan, type PlanPreview, planPreviewSchema, planSavedSchema } from '../../../domain/plan.ts'
import { mergeAreas } from '../../../domain/plan-merge.ts'
import { splitArea } from '../../../domain/plan-split.ts'
import type { ReportManifest } from '../../../domain/report.ts'
import { paths } from '../../../domain/wire.ts'
import { at } from '../../support/community-fixture.ts'
import type { Heart, Member } from '../heart/heart.ts'
import { aReport } from '../heart/phone.ts'
import { walkOf } from '../heart/walk.ts'

/** What an admin does with the fixture's plan: g3 west of 60 m east of the middle, g4 beyond. */
export function plansOf(heart: Heart) {
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

  return { community, planNow, save, saved, preview, splitPlan, mergedPlan, without, report, onDesk, seesOnDesk }
}
export type Plans = ReturnType<typeof plansOf>
