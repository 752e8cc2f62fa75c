import type { TaskCase } from '../../domain/case-view.ts'
import type { Community } from '../../domain/community.ts'
import { placeWords } from '../case-parts/place-words.ts'
import { words } from './words.ts'

/** Where to go, by building; a bare point is described by what stands around it. */
export function taskPlace({ buildingId, point }: Pick<TaskCase, 'buildingId' | 'point'>, community: Community): string {
  const building = community.buildings.find(({ id }) => id === buildingId)
  if (building) return building.name
  if (!point) return words.noPlace
  return placeWords(
    { source: 'map', ...point, accuracy: null, at: null, buildingId: null, unit: null, spot: null },
    community,
  )
}

/** What it is, as the category names it. */
export const taskCategory = ({ categoryId }: Pick<TaskCase, 'categoryId'>, community: Community): string =>
  community.categories.find(({ id }) => id === categoryId)?.name ?? words.noCategory
