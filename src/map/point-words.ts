import type { PointDescription } from './describe-point.ts'
import { words } from './words.ts'

/** Building and side, landmark: what goes into a report as the spot. Empty where neither is near. */
export function spotWords({ building, landmark }: PointDescription): string {
  const side = building ? `${building.building.name} ${words.sides[building.side]}` : ''
  const by = landmark ? words.byLandmark(landmark.name) : ''
  return [side, by].filter(Boolean).join(' · ')
}

/** The whole of it for people: `12幢 北侧 · 3号网格`, `在3号网格边上，约 20 米`. */
export function pointWords(description: PointDescription): string {
  return [spotWords(description), gridWords(description)].filter(Boolean).join(' · ')
}

/** The grid, and that a point stands beside it rather than in it. */
export function gridWords({ grid, metresOutside }: Pick<PointDescription, 'grid' | 'metresOutside'>): string {
  if (!grid) return words.outside
  return metresOutside > 0 ? words.besideGrid(grid.name, Math.max(1, Math.round(metresOutside))) : grid.name
}
