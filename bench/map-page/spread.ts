import type { MapMarker } from '../../src/map/map-marker.ts'

/** A large community: 1.2 km by 0.9 km. */
const MIDDLE = { lat: 28.3705, lng: 121.3545 }
const SIZE = { east: 1200, north: 900 }
const METRES_PER_DEGREE = { lat: 111_195, lng: 97_830 }
const SPOTS = 70
const CATEGORIES = ['ebike-parking', 'waste-sorting', 'cigarette-butts', 'green-plots', 'clutter', 'fire-lane', 'other']
const STATES = ['submitted', 'accepted', 'dispatched', 'closed', 'closed', 'closed'] as const

/** The same numbers every time (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * Cases as a community has them: most around buildings and sheds, a few of which have far more than others, a tenth at the
 * very middle of a building (chosen by name), the rest anywhere.
 */
export function spread(count: number): MapMarker[] {
  const roll = dice(20261124)
  const spots = Array.from({ length: SPOTS }, () => ({ east: roll() * SIZE.east, north: roll() * SIZE.north }))
  const bell = () => roll() + roll() + roll() - 1.5
  const anywhere = () => ({ east: roll() * SIZE.east, north: roll() * SIZE.north })
  const placeOf = () => {
    const spot = spots[Math.floor(roll() ** 2 * SPOTS)] ?? anywhere()
    const kind = roll()
    if (kind < 0.1) return spot
    return kind < 0.85 ? { east: spot.east + bell() * 30, north: spot.north + bell() * 20 } : anywhere()
  }
  return Array.from({ length: count }, (_, i) => {
    const { east, north } = placeOf()
    const categoryId = CATEGORIES[Math.floor(roll() * CATEGORIES.length)] ?? null
    return {
      id: i.toString(16).padStart(32, '0'),
      lat: MIDDLE.lat + (north - SIZE.north / 2) / METRES_PER_DEGREE.lat,
      lng: MIDDLE.lng + (east - SIZE.east / 2) / METRES_PER_DEGREE.lng,
      categoryId,
      label: `${categoryId}, ${i}`,
      state: STATES[Math.floor(roll() * STATES.length)] ?? 'closed',
    }
  })
}
