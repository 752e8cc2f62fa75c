import type { Draft } from '../offline/draft.ts'

/** A draft in which somebody has done something; opening the camera alone leaves an empty one behind. */
export const isWorthListing = ({ photoIds, words, categoryId }: Draft): boolean =>
  photoIds.length > 0 || words.trim() !== '' || categoryId !== null
