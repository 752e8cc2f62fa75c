import type { Point } from '../../domain/place.ts'

/**
 * The centre of gravity of a closed ring [lng, lat] (shoelace), where a label stands best; of its corners where it has
 * no area. @returns null for an empty ring
 */
export function middleOfRing(ring: readonly (readonly [number, number])[]): Point | null {
  const origin = ring[0]
  if (!origin) return null
  let [area, lng, lat] = [0, 0, 0]
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[index + 1] ?? origin
    // Relative to the first corner: degrees squared would lose most digits of something 100 m wide.
    const cross = (x - origin[0]) * (nextY - origin[1]) - (nextX - origin[0]) * (y - origin[1])
    area += cross
    lng += (x + nextX - 2 * origin[0]) * cross
    lat += (y + nextY - 2 * origin[1]) * cross
  }
  if (area === 0) return { lng: mean(ring.map(([x]) => x)), lat: mean(ring.map(([, y]) => y)) }
  return { lng: origin[0] + lng / (3 * area), lat: origin[1] + lat / (3 * area) }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
