/** The levels that are counted: every other one, so that a cell is 64 to 128 px on the map and a change costs few rows. */
export const COUNT_LEVELS = [14, 16, 18, 20, 22] as const

/** The level of the cells that spots are found by: 34 m in Wenling, 23 m in Mohe. */
export const SPOT_LEVEL = 20

/** Stands for all months together. */
export const ALL_MONTHS = 0

/** Leaflet's tile of 256 px at `zoom` is cut into cells of 64 px, or 128 where the level between is not counted. */
export function countLevel(zoom: number): number {
  const level = Math.floor((Math.floor(zoom) + 2) / 2) * 2
  return Math.min(Math.max(level, COUNT_LEVELS[0]), COUNT_LEVELS[COUNT_LEVELS.length - 1] ?? level)
}
