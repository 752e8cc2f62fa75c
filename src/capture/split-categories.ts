import { type Category, FIRST_CATEGORIES } from '../../domain/category.ts'

const FIRST: readonly string[] = FIRST_CATEGORIES

/** A community that renamed the mission's four still has four pictures to begin with. */
export function splitCategories(categories: readonly Category[]): { first: Category[]; rest: Category[] } {
  const known = FIRST.flatMap((id) => categories.find((category) => category.id === id) ?? [])
  const first = known.length > 0 ? known : categories.slice(0, FIRST.length)
  return { first, rest: categories.filter((category) => !first.includes(category)) }
}
