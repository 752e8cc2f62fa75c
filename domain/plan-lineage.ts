import type { Area, Grid } from './grid.ts'
import type { Place } from './place.ts'
import { gridOfPlace } from './place-grid.ts'
import type { Plan, Successors } from './plan.ts'
import { areaM2, sharedOf } from './plan-coverage.ts'

/** A grid that holds less of another than this (30 %) has only taken a corner of it. */
const HEIR_SHARE = 0.3

/** How the grids of one plan follow from those of another. */
export type Lineage = {
  /** Each grid that goes, with the grids that take its place; none where nothing lies there. */
  gone: Map<string, string[]>
  /** Each grid that is new, with the grids it was cut from. */
  parents: Map<string, string[]>
}

/**
 * Who follows whom, by where the areas lie: after a merge the merged one, after a split both parts, whichever way the plan
 * came about. Both plans must be free of errors.
 * @param chosen what a person has decided instead
 */
export function lineageOf(before: readonly Grid[], after: readonly Grid[], chosen: Successors): Lineage {
  const [old, fresh] = [idsOf(before), idsOf(after)]
  const gone = before.filter(({ id }) => !fresh.has(id))
  const born = after.filter(({ id }) => !old.has(id))
  return {
    gone: new Map(gone.map((grid) => [grid.id, chosen[grid.id] ?? mostlyIn(grid, after)])),
    parents: new Map(born.map((grid) => [grid.id, mostlyIn(grid, before)])),
  }
}

const idsOf = (grids: readonly Grid[]) => new Set(grids.map(({ id }) => id))

/** The grids that cover a good part of this one, the one with the largest part first. */
function mostlyIn(grid: Grid, others: readonly Grid[]): string[] {
  const size = areaM2(grid.area)
  return others
    .map((other) => ({ id: other.id, share: sharedM2(grid.area, other.area) / size }))
    .filter(({ share }) => share >= HEIR_SHARE)
    .sort((a, b) => b.share - a.share)
    .map(({ id }) => id)
}

function sharedM2(one: Area, other: Area): number {
  const shared = sharedOf(one, other)
  return shared ? areaM2(shared) : 0
}

/**
 * The grids a post names under the new plan. It only ever gains: a grid that goes stays named, so that whoever led it can
 * still look its old cases up.
 */
export function carriedPost(gridIds: readonly string[], { gone, parents }: Lineage): string[] {
  const gained = gridIds.flatMap((id) => gone.get(id) ?? [])
  const born = [...parents].filter(([, from]) => from.some((id) => gridIds.includes(id))).map(([id]) => id)
  return [...new Set([...gridIds, ...gained, ...born])]
}

/**
 * The grid of an open case under the new plan. One that was found by its place is found anew; one that a person put into a
 * grid stays there, or goes where that grid went.
 */
export function gridAfter(
  { gridId, place }: { gridId: string | null; place: Place | null },
  before: Plan,
  after: Plan,
  { gone }: Lineage,
): string | null {
  const now = place && (gridOfPlace(place, after)?.grid.id ?? null)
  const then = place && (gridOfPlace(place, before)?.grid.id ?? null)
  if (place && then === gridId) return now
  const heirs = gridId === null ? undefined : gone.get(gridId)
  if (!heirs) return gridId
  return now !== null && heirs.includes(now) ? now : (heirs[0] ?? now)
}
