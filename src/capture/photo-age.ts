import type { DraftPhoto } from '../offline/draft.ts'

/** A photo this much older (or "from the future": a wrong clock) was not taken just now. */
const JUST_NOW_MS = 30 * 60_000

/** When the photo that was taken longest away from now was taken, or null when all are of this half hour. Unix ms. */
export function oddTime(photos: readonly DraftPhoto[]): number | null {
  const odd = photos.flatMap(({ facts, addedAt }) => {
    const takenAt = facts?.takenAt ?? null
    return takenAt !== null && Math.abs(addedAt - takenAt) > JUST_NOW_MS
      ? [{ takenAt, off: Math.abs(addedAt - takenAt) }]
      : []
  })
  return odd.sort((a, b) => b.off - a.off)[0]?.takenAt ?? null
}
