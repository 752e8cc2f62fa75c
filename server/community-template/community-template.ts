import type { Community } from '../../domain/community.ts'
import { BUILDINGS } from './buildings.ts'
import { CATEGORIES } from './categories.ts'
import { MIDDLE } from './drawing.ts'
import { GRIDS } from './grids.ts'
import { LANDMARKS } from './landmarks.ts'
import { PLAN } from './plan.ts'
import { WORK_CALENDAR } from './work-calendar.ts'

type Named = Pick<Community, 'id' | 'name' | 'subdistrict' | 'city' | 'demo' | 'phones'>

/** The community the template is drawn after (code of the National Bureau of Statistics). */
export const TEMPLATE_NAMES = { id: '331081003010', name: '湖畔社区', subdistrict: '城西街道', city: '温岭市' }

/** A community to start from: the drawn estate with its eight grids, the categories and the calendar. All of it is data. */
export const communityFromTemplate = (named: Named): Omit<Community, 'version'> => ({
  ...named,
  center: MIDDLE,
  grids: GRIDS,
  buildings: BUILDINGS,
  landmarks: LANDMARKS,
  plan: PLAN,
  categories: CATEGORIES,
  calendar: WORK_CALENDAR,
})
