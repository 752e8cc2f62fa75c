import type { PlaceDoubt } from '../../domain/place-grid.ts'
import { speak } from '../ui/speak.ts'

const zh = {
  'unknown-building': '位置待核：图上没有这栋楼',
  'far-from-building': '位置待核：离所说的楼很远',
  outside: '位置待核：不在社区范围内',
} satisfies Record<PlaceDoubt, string>

/** What a leader is asked to look at again. */
export const doubtWords = speak({ zh })
