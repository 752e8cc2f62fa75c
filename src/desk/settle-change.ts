import type { CaseAct } from '../../domain/case-act.ts'
import type { DeskCase } from '../../domain/case-view.ts'
import { holdsPost, type Me } from '../../domain/person.ts'
import type { Place } from '../../domain/place.ts'

/** What the form holds; an empty string is a choice not made. */
export type Settled = { categoryId: string; gridId: string; place: Place | null }

/** The act that writes the changed parts, or null where nothing changed. */
export function settleAct(item: DeskCase, form: Settled): Extract<CaseAct, { act: 'settle' }> | null {
  const change = {
    ...(form.categoryId && form.categoryId !== item.categoryId ? { categoryId: form.categoryId } : {}),
    ...(form.place && form.place !== item.place ? { place: form.place } : {}),
    ...(form.gridId && form.gridId !== item.gridId ? { gridId: form.gridId } : {}),
  }
  return Object.keys(change).length > 0 ? { act: 'settle', ...change } : null
}

/** Whether a case of this grid is no longer this person's to see: settling its grid hands it to another leader. */
export const isOutOfReach = (gridId: string, me: Pick<Me, 'posts'>): boolean =>
  !holdsPost(me.posts, ['grid_leader', 'supervisor', 'admin'], gridId)
