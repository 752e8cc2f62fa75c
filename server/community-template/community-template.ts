import type { Community } from '../../domain/community.ts'
import { CATEGORIES } from './categories.ts'
import { HUPAN_DRAWN } from './hupan/hupan.ts'
import { WORK_CALENDAR } from './work-calendar.ts'
import { YUEHE_DRAWN } from './yuehe/yuehe.ts'

type Names = Pick<Community, 'id' | 'name' | 'subdistrict' | 'city'>
type Named = Names & Pick<Community, 'demo' | 'phones'>

/** The plans a community can start from. */
export const PLAN_NAMES = ['hupan', 'yuehe'] as const
export type PlanName = (typeof PLAN_NAMES)[number]

/**
 * The communities the plans are drawn after (codes of the National Bureau of Statistics). For 月河社区 two codes are about:
 * 331081001014 in one list of facts, which the bureau's table gives to 西园社区; its table says 331081001008, and so do we.
 */
export const PLAN_COMMUNITIES: Record<PlanName, Names> = {
  hupan: { id: '331081003010', name: '湖畔社区', subdistrict: '城西街道', city: '温岭市' },
  yuehe: { id: '331081001008', name: '月河社区', subdistrict: '太平街道', city: '温岭市' },
}

/** The community of the first plan. */
export const TEMPLATE_NAMES = PLAN_COMMUNITIES.hupan

const DRAWN = { hupan: HUPAN_DRAWN, yuehe: YUEHE_DRAWN } satisfies Record<PlanName, unknown>

/** A community to start from: a drawn plan with its grids, the categories and the calendar. All of it is data. */
export const communityFromTemplate = (named: Named, plan: PlanName = 'hupan'): Omit<Community, 'version'> => ({
  ...named,
  ...DRAWN[plan],
  categories: CATEGORIES,
  calendar: WORK_CALENDAR,
})
