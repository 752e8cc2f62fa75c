import type { Community } from '../../../domain/community.ts'
import { categoryText, placeText } from '../case-words.ts'
import type { MapCase } from './map-case.ts'

/** `电瓶车乱停放，12幢 北侧` */
export const caseLine = (item: MapCase, community: Community): string =>
  `${categoryText(item, community)}，${placeText(item, community)}`
