/** How strongly a cell is drawn: 0 the palest, `HEAT_STEPS` − 1 the strongest. */
export const HEAT_STEPS = 5

/** As drawn on the map and told in the list beside it. */
export type HeatCell = { south: number; west: number; north: number; east: number; count: number }

/** Where each step begins, by the square root of the count: few and many both stay apart, one pile does not pale all others. */
export function heatStep(count: number, most: number): number {
  if (most <= 1) return count > 0 ? HEAT_STEPS - 1 : 0
  const share = Math.sqrt((count - 1) / (most - 1))
  return Math.min(HEAT_STEPS - 1, Math.floor(share * HEAT_STEPS))
}

/** The cells with the most cases, the fullest first. */
export const hottest = (cells: readonly HeatCell[], count: number): HeatCell[] =>
  [...cells].sort((a, b) => b.count - a.count || a.west - b.west || a.south - b.south).slice(0, count)
