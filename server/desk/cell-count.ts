import type { MapCellCount } from '../../domain/desk-map.ts'
import { cellBounds } from '../../domain/map-cell.ts'
import type { CellCount } from '../stores/map-journal.ts'

/** A centimetre; more digits would only be sent. */
const DIGITS = 1e7

/** A cell as it is told: by its edges, so that nobody else needs to know how cells are numbered. */
export function toCellCount({ count, ...cell }: CellCount): MapCellCount {
  const { south, west, north, east } = cellBounds(cell)
  const short = (degrees: number) => Math.round(degrees * DIGITS) / DIGITS
  return { south: short(south), west: short(west), north: short(north), east: short(east), count }
}
