import type { Category, HandlerKind } from '../../domain/category.ts'
import { markerLetters, unknownLetter } from './words.ts'

/** The outline says who usually acts, the letter says what it is: neither needs colour. */
export const SIGN_SHAPES = ['square', 'circle', 'hexagon', 'diamond', 'triangle', 'shield', 'pill'] as const
export type SignShape = (typeof SIGN_SHAPES)[number]
export type CategorySign = { shape: SignShape; letter: string }

const SHAPES = {
  property: 'square',
  cleaning: 'circle',
  greening: 'hexagon',
  enforcement: 'diamond',
  contractor: 'triangle',
  community: 'shield',
  grid_leader: 'pill',
} as const satisfies Record<HandlerKind, SignShape>

export const UNKNOWN_SIGN: CategorySign = { shape: 'pill', letter: unknownLetter }

/**
 * One sign per category. Letters are the ones set for the categories we ship, otherwise the first character of the
 * name that is still free, so that no two categories of a community share one.
 */
export function categorySigns(categories: readonly Category[]): Map<string, CategorySign> {
  const preferred = new Map(categories.map(({ id }) => [id, markerLetters[id]]))
  const taken = new Set(preferred.values())
  return new Map(
    categories.map(({ id, name, handler }) => {
      const letter = preferred.get(id) ?? freeLetter(name, taken)
      taken.add(letter)
      return [id, { shape: SHAPES[handler], letter }]
    }),
  )
}

function freeLetter(name: string, taken: ReadonlySet<string | undefined>): string {
  const letters = Array.from(name)
  return letters.find((letter) => !taken.has(letter)) ?? letters[0] ?? unknownLetter
}
