import type { Building } from '../../../domain/grid.ts'
import { houses, type Row } from '../houses.ts'
import { YUEHE } from './drawing.ts'

/** Walk-ups of six storeys, and one later row with lifts beside the canal. */
const ROWS: readonly Row[] = [
  {
    north: 74,
    floors: 11,
    doors: 'north',
    slots: [
      [-156, 3],
      [-96, 3],
      [-36, 2],
      [38, 2],
      [100, 3],
      [160, 3],
    ],
  },
  { north: 26, floors: 6, doors: 'north', slots: [[-154, 3], [-94, 3], [-38, 3], null, [102, 3], [162, 2]] },
  { north: -40, floors: 6, doors: 'south', slots: [[-156, 3], [-96, 3], [-38, 3], null, null, [160, 3]] },
]

export const BUILDINGS: Building[] = houses(ROWS, '月河小区', YUEHE)
