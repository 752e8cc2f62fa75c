import type { DeskCase } from '../../domain/case-view.ts'
import type { Community } from '../../domain/community.ts'
import { placeWords } from '../case-parts/place-words.ts'
import { words } from './words.ts'

type Named = Pick<DeskCase, 'categoryId' | 'kind' | 'place' | 'gridId'>

/** What it is: `电瓶车乱停放`, or that nobody has said yet. */
export const categoryText = ({ categoryId }: Pick<Named, 'categoryId'>, community: Community): string =>
  community.categories.find((one) => one.id === categoryId)?.name ?? words.unsettledCategory

/** Where it is, in words, or that nobody has said yet. */
export const placeText = ({ place }: Pick<Named, 'place'>, community: Community): string =>
  place === null ? words.unsettledPlace : placeWords(place, community)

/** The grid a case lies in; one that was placed by older grids keeps their name, and says by which version. */
export function gridText(
  { gridId, gridName, planVersion = 1 }: Pick<DeskCase, 'gridId' | 'gridName' | 'planVersion'>,
  community: Community,
): string {
  if (gridId === null) return words.unsettledGrid
  const known = community.grids.find((one) => one.id === gridId)?.name
  if (planVersion >= (community.planVersion ?? 1)) return known ?? words.unsettledGrid
  return words.gridOfVersion(gridName ?? known ?? words.unsettledGrid, planVersion)
}
