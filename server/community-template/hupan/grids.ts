import type { Grid } from '../../../domain/grid.ts'
import type { Spot } from '../drawing.ts'
import { HUPAN } from './drawing.ts'

/** Corners that borders share; a corner on somebody's edge is listed by everybody who has that edge. */
const CORNER = {
  northWest: [-450, 350],
  northOfWest: [-258, 350],
  northOfEast: [230, 350],
  northEast: [450, 350],
  southEast: [450, -350],
  southOfEast: [240, -350],
  southOfWest: [-244, -350],
  southWest: [-450, -350],
  estateNorthWest: [-262, 232],
  estateNorth: [66, 236],
  estateNorthEast: [232, 240],
  estateEast: [238, 50],
  estateSouthEast: [242, -236],
  estateSouth: [62, -240],
  estateSouthWest: [-246, -238],
  estateWest: [-254, 66],
  estateMiddle: [68, 68],
} as const satisfies Record<string, Spot>
type Corner = keyof typeof CORNER

const grid = (number: number, corners: readonly Corner[]): Grid => ({
  id: `g${number}`,
  name: `${number}号网格`,
  area: HUPAN.polygon(corners.map((corner) => CORNER[corner])),
})

/** 1–4 divide the estate, 5–8 lie around it: north, east, south, and the river side in the west. */
export const GRIDS: Grid[] = [
  grid(1, ['estateWest', 'estateMiddle', 'estateNorth', 'estateNorthWest']),
  grid(2, ['estateMiddle', 'estateEast', 'estateNorthEast', 'estateNorth']),
  grid(3, ['estateSouthWest', 'estateSouth', 'estateMiddle', 'estateWest']),
  grid(4, ['estateSouth', 'estateSouthEast', 'estateEast', 'estateMiddle']),
  grid(5, ['estateNorthWest', 'estateNorth', 'estateNorthEast', 'northOfEast', 'northOfWest']),
  grid(6, ['southOfEast', 'southEast', 'northEast', 'northOfEast', 'estateNorthEast', 'estateEast', 'estateSouthEast']),
  grid(7, ['southOfWest', 'southOfEast', 'estateSouthEast', 'estateSouth', 'estateSouthWest']),
  grid(8, ['southWest', 'southOfWest', 'estateSouthWest', 'estateWest', 'estateNorthWest', 'northOfWest', 'northWest']),
]
