import type { Community } from '../../../domain/community.ts'
import { BUILDINGS } from './buildings.ts'
import { HUPAN } from './drawing.ts'
import { GRIDS } from './grids.ts'
import { LANDMARKS } from './landmarks.ts'
import { PLAN } from './plan.ts'

export const HUPAN_DRAWN: Pick<Community, 'center' | 'grids' | 'buildings' | 'landmarks' | 'plan'> = {
  center: HUPAN.middle,
  grids: GRIDS,
  buildings: BUILDINGS,
  landmarks: LANDMARKS,
  plan: PLAN,
}
