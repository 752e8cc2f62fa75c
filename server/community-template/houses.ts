import type { Building } from '../../domain/grid.ts'
import { type Drawing, rectangle, type Spot, turned } from './drawing.ts'

/** A row of houses from west to east, all of one height, entered from one side: [east, units], null where there is none. */
export type Row = {
  north: number
  floors: number
  doors: 'north' | 'south'
  slots: readonly (readonly [east: number, units: number] | null)[]
}

export const UNIT_WIDTH_METRES = 15
const DEPTH_METRES = 13
/** Before the door rather than in the wall. */
const DOORSTEP_METRES = 1.5

/** An estate's buildings, numbered row by row from the north-west. */
export const houses = (rows: readonly Row[], estate: string, drawing: Drawing): Building[] =>
  rows
    .flatMap((row) =>
      row.slots.flatMap((slot) => (slot ? [{ row, middle: [slot[0], row.north] as const, units: slot[1] }] : [])),
    )
    .map(({ row, middle, units }, i) => house(i + 1, row, middle, units, estate, drawing))

function house(number: number, row: Row, middle: Spot, units: number, estate: string, drawing: Drawing): Building {
  const degrees = ((number * 7) % 5) - 2 // no two rows stand quite alike
  const names = Array.from({ length: units }, (_, i) => `${i + 1}单元`)
  const doorNorth = (row.doors === 'north' ? 1 : -1) * (DEPTH_METRES / 2 + DOORSTEP_METRES)
  return {
    id: `b${number}`,
    name: `${number}幢`,
    estate,
    units: names,
    area: drawing.polygon(rectangle(middle, units * UNIT_WIDTH_METRES, DEPTH_METRES, degrees)),
    center: drawing.pointOf(middle),
    entrances: names.map((unit, i) => {
      const [east, north] = turned([(i + 0.5 - units / 2) * UNIT_WIDTH_METRES, doorNorth], degrees)
      return { unit, ...drawing.pointOf([middle[0] + east, middle[1] + north]) }
    }),
    floors: row.floors,
  }
}
