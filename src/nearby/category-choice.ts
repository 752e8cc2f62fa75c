import type { NearRow } from './near-row.ts'

/** One chip of the filter. `categoryId` null: those whose category is still open. */
export type CategoryChoice = { categoryId: string | null; name: string; count: number }

/** The categories there are, the most frequent first. */
export function categoryChoices(rows: readonly NearRow[]): CategoryChoice[] {
  const choices = new Map<string | null, CategoryChoice>()
  for (const { categoryId, category } of rows) {
    const known = choices.get(categoryId)
    if (known) known.count += 1
    else choices.set(categoryId, { categoryId, name: category, count: 1 })
  }
  return [...choices.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'zh'))
}
