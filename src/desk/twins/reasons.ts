import type { Twin } from '../../../domain/twins.ts'
import { twinWords } from './words.ts'

const { reasons: words } = twinWords

/** Nearer than this nobody tells two spots apart. */
const SAME_SPOT_M = 5

/** Why a case may be the same, each in a few words: 同一栋 · 同类 · 照片相似 · 相差 2 天. */
export function reasonWords({ metres, sameBuilding, sameCategory, photo, days }: Twin): string[] {
  return [
    ...where(metres, sameBuilding),
    ...(sameCategory === null ? [] : [sameCategory ? words.sameCategory : words.otherCategory]),
    ...(photo === null ? [] : [photo === 'same' ? words.samePhoto : words.similarPhoto]),
    days === 0 ? words.sameDay : words.days(days),
  ]
}

function where(metres: number | null, sameBuilding: boolean): string[] {
  if (sameBuilding) return [words.sameBuilding]
  if (metres === null) return []
  return [metres <= SAME_SPOT_M ? words.samePlace : words.metres(metres)]
}
