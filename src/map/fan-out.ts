import type { Point } from '../../domain/place.ts'

/** Where a marker stands beside its point, in pixels right (x) and down (y). */
export type Nudge = { x: number; y: number }

const HOME: Nudge = { x: 0, y: 0 }
/** Far enough for a thumb to meet one and not the other. */
const BETWEEN_PX = 44

/** Two points with this in common are one place on the screen: about a metre. */
const place = ({ lat, lng }: Point) => `${lat.toFixed(5)},${lng.toFixed(5)}`

/** Spreads markers of the same place on a circle around it, so that each can be seen and touched. In the order given. */
export function fanOut(points: readonly Point[]): Nudge[] {
  const sizes = new Map<string, number>()
  for (const point of points) sizes.set(place(point), (sizes.get(place(point)) ?? 0) + 1)
  const placed = new Map<string, number>()
  return points.map((point) => {
    const size = sizes.get(place(point)) ?? 1
    const index = placed.get(place(point)) ?? 0
    placed.set(place(point), index + 1)
    return size === 1 ? HOME : onCircle(index, size)
  })
}

function onCircle(index: number, size: number): Nudge {
  const radius = BETWEEN_PX / (2 * Math.sin(Math.PI / size)) // so that neighbours are this far apart (chord)
  const angle = (index / size) * 2 * Math.PI - Math.PI / 2
  return { x: Math.round(radius * Math.cos(angle)), y: Math.round(radius * Math.sin(angle)) }
}
