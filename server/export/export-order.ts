import { NO_CATEGORY } from '../../domain/desk-map.ts'
import type { ExportWish } from '../../domain/export-job.ts'
import { monthAfter, monthStart } from '../../domain/month.ts'
import type { Meant } from '../numbers/read-pages.ts'
import type { DeskReach } from '../stores/desk-journal.ts'

/** An export somebody asked for, as plain data: it may cross into a thread. */
export type ExportOrder = {
  communityId: string
  exportId: string
  wish: ExportWish
  /** What the one who asked could reach at that moment. */
  reach: DeskReach
  now: number
}

/** 2026-11 as 202611. */
const monthNumber = (month: string): number => Number(month.replace('-', ''))

/** Which cases a wish means. */
export const meantBy = ({ wish, reach }: Pick<ExportOrder, 'wish' | 'reach'>): Meant => ({
  reach,
  gridId: wish.grid,
  categoryId: wish.category === NO_CATEGORY ? '' : wish.category,
  from: monthStart(monthNumber(wish.from)),
  to: monthStart(monthAfter(monthNumber(wish.to))),
})
