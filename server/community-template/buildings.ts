import type { Building } from '../../domain/grid.ts'
import { pointOf, polygon, rectangle, type Spot } from './drawing.ts'

export const ESTATE = '湖畔壹号小区'
const UNIT_WIDTH_METRES = 15
const DEPTH_METRES = 13

/** A row of buildings from west to east: [east, units], null where the garden is. */
type Row = { north: number; slots: readonly (readonly [east: number, units: number] | null)[] }

const ROWS: readonly Row[] = [
  {
    north: 190,
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
    slots: [
      [-198, 3],
      [-118, 4],
      [-34, 3],
      [118, 2],
      [186, 3],
    ],
  },
  { north: 18, slots: [[-196, 4], [-118, 3], null, [116, 3], [188, 2]] },
  { north: -46, slots: [[-194, 3], [-116, 3], null, [118, 2], [190, 3]] },
  {
    north: -112,
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
    slots: [
      [-190, 3],
      [-112, 3],
      [-34, 3],
      [114, 3],
      [192, 2],
    ],
  },
]

const unitNames = (units: number) => Array.from({ length: units }, (_, i) => `${i + 1}单元`)

function building(number: number, middle: Spot, units: number): Building {
  const turned = ((number * 7) % 5) - 2 // no two rows stand quite alike
  return {
    id: `b${number}`,
    name: `${number}幢`,
    estate: ESTATE,
    units: unitNames(units),
    area: polygon(rectangle(middle, units * UNIT_WIDTH_METRES, DEPTH_METRES, turned)),
    center: pointOf(middle),
  }
}

/** The estate's buildings, numbered row by row from the north-west. */
export const BUILDINGS: Building[] = ROWS.flatMap(({ north, slots }) =>
  slots.flatMap((slot) => (slot ? [{ middle: [slot[0], north] as const, units: slot[1] }] : [])),
).map(({ middle, units }, i) => building(i + 1, middle, units))
