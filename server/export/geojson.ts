import type { Community } from '../../domain/community.ts'
import { publicPoint } from '../cases/view-parts.ts'
import type { ExportSink } from '../stores/export-files.ts'
import type { ListedCase } from '../stores/numbers-journal.ts'
import type { Cell, Column } from './cell.ts'
import type { ListWriter } from './list-writers.ts'

/** About 10 cm; further digits are noise. */
const DIGITS = 6

/**
 * A FeatureCollection (RFC 7946): a point a case, at the building's middle where one was named, as handlers see it. What
 * has no place yet has a null geometry (§3.2).
 */
export async function geojsonWriter(
  sink: ExportSink,
  community: Community,
  columns: readonly Column<ListedCase>[],
): Promise<ListWriter<ListedCase>> {
  const write = (text: string) => sink.write(Buffer.from(text))
  let isFirst = true
  await write('{"type":"FeatureCollection","features":[')
  return {
    async rows(rows) {
      if (rows.length === 0) return
      const features = rows.map((row) => JSON.stringify(feature(row, community, columns)))
      await write((isFirst ? '\n' : ',\n') + features.join(',\n'))
      isFirst = false
    },
    end: () => write('\n]}\n'),
  }
}

function feature(row: ListedCase, community: Community, columns: readonly Column<ListedCase>[]) {
  const { point } = publicPoint(row, community)
  const round = (degrees: number) => Number(degrees.toFixed(DIGITS))
  const geometry = point && { type: 'Point', coordinates: [round(point.lng), round(point.lat)] }
  const properties = Object.fromEntries(columns.map(({ heading, cell }) => [heading, plain(cell(row))]))
  return { type: 'Feature', geometry, properties }
}

/** Moments as ISO 8601 in UTC, which every reader of GeoJSON sorts and converts. */
function plain(cell: Cell): string | number | null {
  if (cell.is === 'empty') return null
  if (cell.is === 'text') return cell.text
  return cell.is === 'moment' ? new Date(cell.at).toISOString() : cell.value
}
