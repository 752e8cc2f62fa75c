import type { Grid } from '../../../domain/grid.ts'
import type { Spot } from '../drawing.ts'
import { YUEHE } from './drawing.ts'

/** Corners that borders share. */
const CORNER = {
  northWest: [-230, 180],
  northEast: [230, 180],
  southEast: [230, -140],
  southWest: [-230, -140],
  beltWest: [-230, 112],
  beltMiddle: [2, 108],
  beltEast: [230, 110],
  west: [-230, -6],
  middle: [4, -4],
  east: [230, -2],
  south: [6, -140],
} as const satisfies Record<string, Spot>
type Corner = keyof typeof CORNER

const grid = (number: number, corners: readonly Corner[]): Grid => ({
  id: `g${number}`,
  name: `${number}号网格`,
  area: YUEHE.polygon(corners.map((corner) => CORNER[corner])),
})

/** 1–4 divide the estate, 5 is the canal with its green belt. */
export const GRIDS: Grid[] = [
  grid(1, ['west', 'middle', 'beltMiddle', 'beltWest']),
  grid(2, ['middle', 'east', 'beltEast', 'beltMiddle']),
  grid(3, ['southWest', 'south', 'middle', 'west']),
  grid(4, ['south', 'southEast', 'east', 'middle']),
  grid(5, ['beltWest', 'beltMiddle', 'beltEast', 'northEast', 'northWest']),
]
