import type { Place } from '../../domain/place.ts'
import type { Supplement } from '../../domain/report.ts'
import type { MyReport } from '../offline/my-reports.ts'

/** What the person has chosen so far in 补充信息. */
export type SupplementForm = { categoryId: string | null; place: Place | null; words: string }

type Said = Pick<MyReport['said'], 'categoryId' | 'place' | 'words'>

export const formOf = ({ categoryId, place, words }: Said): SupplementForm => ({ categoryId, place, words })

/** Only what differs from what was said before; null where nothing does. A new category leaves its old kind behind. */
export function supplementOf(form: SupplementForm, said: Said): Supplement | null {
  const supplement: Supplement = {}
  if (form.categoryId !== null && form.categoryId !== said.categoryId) {
    supplement.categoryId = form.categoryId
    supplement.kind = null
  }
  if (form.place !== null && form.place !== said.place) supplement.place = form.place
  if (form.words.trim() !== said.words.trim()) supplement.words = form.words.trim()
  return Object.keys(supplement).length > 0 ? supplement : null
}
