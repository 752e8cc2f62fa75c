import type { Building } from '../../../domain/grid.ts'
import { houses, type Row } from '../houses.ts'
import { HUPAN } from './drawing.ts'

/** Lower in the south, so that the rows behind have sun. */
const ROWS: readonly Row[] = [
  {
    north: 190,
    floors: 18,
    doors: 'south',
    slots: [
      [-196, 4],
      [-116, 3],
      [-36, 4],
      [116, 3],
      [188, 3],
    ],
  },
  {
    north: 122,
    floors: 18,
    doors: 'north',
    slots: [
      [-198, 3],
      [-118, 4],
      [-34, 3],
      [118, 2],
      [186, 3],
    ],
  },
  { north: 18, floors: 15, doors: 'north', slots: [[-196, 4], [-118, 3], null, [116, 3], [188, 2]] },
  { north: -46, floors: 15, doors: 'north', slots: [[-194, 3], [-116, 3], null, [118, 2], [190, 3]] },
  {
    north: -112,
    floors: 11,
    doors: 'north',
    slots: [
      [-192, 4],
      [-114, 4],
      [-36, 4],
      [116, 3],
      [190, 3],
    ],
  },
  {
    north: -178,
    floors: 11,
    doors: 'north',
    slots: [
      [-190, 3],
      [-112, 3],
      [-34, 3],
      [114, 3],
      [192, 2],
    ],
  },
]

export const BUILDINGS: Building[] = houses(ROWS, '湖畔壹号小区', HUPAN)
