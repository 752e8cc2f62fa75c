import type { Building, Grid } from '../../domain/grid.ts'
import type { Plan } from '../../domain/plan.ts'

type Named = { id: string; name: string }
export type Difference = { added: Named[]; changed: Named[]; gone: Named[] }
export type PlanDifference = { grids: Difference; buildings: Difference }

/** What is new, other and gone between two plans. */
export const planDifference = (before: Plan, after: Plan): PlanDifference => ({
  grids: difference(before.grids, after.grids),
  buildings: difference(before.buildings, after.buildings),
})

function difference<T extends Grid | Building>(before: readonly T[], after: readonly T[]): Difference {
  const old = new Map(before.map((one) => [one.id, one]))
  const kept = new Set(after.map(({ id }) => id))
  return {
    added: after.filter(({ id }) => !old.has(id)),
    changed: after.filter((one) => old.has(one.id) && !isSame(one, old.get(one.id))),
    gone: before.filter(({ id }) => !kept.has(id)),
  }
}

/** Whatever the order of their parts. */
const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder)

/** `initials` are the server's own doing. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([key]) => key !== 'initials')
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      )
    : value

export const isUnchanged = (before: Plan, after: Plan): boolean => {
  const { grids, buildings } = planDifference(before, after)
  return [grids, buildings].every(({ added, changed, gone }) => added.length + changed.length + gone.length === 0)
}
