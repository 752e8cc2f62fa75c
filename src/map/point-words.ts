import type { PointDescription } from './describe-point.ts'
import { words } from './words.ts'

/** Building and side, landmark: what goes into a report as the spot. Empty where neither is near. */
export function spotWords({ building, landmark }: PointDescription): string {
  const side = building ? `${building.building.name} ${words.sides[building.side]}` : ''
  const by = landmark ? words.byLandmark(landmark.name) : ''
  return [side, by].filter(Boolean).join(' · ')
}

/** The whole of it for people: `12幢 北侧 · 3号网格`. */
export function pointWords(description: PointDescription): string {
  return [spotWords(description), description.grid?.name ?? words.outside].filter(Boolean).join(' · ')
}
