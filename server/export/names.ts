import { checklistItem } from '../../domain/checklist.ts'
import type { Community } from '../../domain/community.ts'
import { NO_CATEGORY } from '../../domain/desk-map.ts'
import { UNPLACED_GRID } from '../../domain/grid.ts'
import type { People } from '../stores/people.ts'
import { words } from './words.ts'

/** Outsiders have an id of their own for every case: names are not kept without end. */
const KEPT_MAX = 2000

/** What ids are called in a file. Handlers must have been looked up before (`learn`). */
export type Names = {
  grid: (id: string | null) => string
  category: (id: string | null) => string
  /** Only one from the catalogue: a phone may send any text as a kind, and it could carry a message. */
  kind: (categoryId: string | null, kind: string | null) => string | null
  checklist: (categoryId: string | null) => string | null
  building: (id: string | null) => string | null
  handler: (id: string | null) => string | null
  learn: (handlerIds: Iterable<string | null>) => Promise<void>
}

export function namesOf(community: Community, people: Pick<People, 'personName'>): Names {
  const grids = new Map(community.grids.map(({ id, name }) => [id, name]))
  const categories = new Map(community.categories.map((one) => [one.id, one]))
  const buildings = new Map(community.buildings.map(({ id, name }) => [id, name]))
  const handlers = new Map<string, string>()
  return {
    grid: (id) => (id === null || id === UNPLACED_GRID ? words.noGrid : (grids.get(id) ?? id)),
    category: (id) => (id === null || id === NO_CATEGORY ? words.noCategory : (categories.get(id)?.name ?? id)),
    kind: (categoryId, kind) => categories.get(categoryId ?? '')?.kinds.find((one) => one === kind) ?? null,
    checklist: (categoryId) => {
      const category = categories.get(categoryId ?? '')
      return category ? checklistItem(category) : null
    },
    building: (id) => (id === null ? null : (buildings.get(id) ?? null)),
    handler: (id) => (id === null ? null : (handlers.get(id) ?? words.outside)),
    async learn(handlerIds) {
      if (handlers.size > KEPT_MAX) handlers.clear()
      for (const id of new Set(handlerIds)) {
        if (id === null || handlers.has(id)) continue
        handlers.set(id, (await people.personName(community.id, id)) ?? words.outside)
      }
    },
  }
}
