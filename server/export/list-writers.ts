import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { ExportSink } from '../stores/export-files.ts'
import type { Column } from './cell.ts'
import { CSV_BOM, csvRow } from './csv.ts'
import { sheetFrame } from './sheet-frame.ts'
import { sheetRow } from './sheet-row.ts'

/** Takes a list page by page and writes it on; `end` writes what comes after the last row. */
export type ListWriter<Row> = { rows(rows: readonly Row[]): Promise<void>; end(): Promise<void> }

/** UTF-8 with BOM, safe from formulas. */
export async function csvWriter<Row>(sink: ExportSink, columns: readonly Column<Row>[]): Promise<ListWriter<Row>> {
  const write = (text: string) => sink.write(Buffer.from(text))
  await write(CSV_BOM + csvRow(columns.map(({ heading }) => ({ is: 'text', text: heading }))))
  return {
    rows: (rows) => write(rows.map((row) => csvRow(columns.map(({ cell }) => cell(row)))).join('')),
    end: () => Promise.resolve(),
  }
}

/** A fast level: half the time of the usual one, files a tenth larger. */
const LEVEL = 3
/** The most rows a sheet may have (Excel's limit). */
export const SHEET_ROWS_MAX = 1_048_576

/** A workbook of one sheet, its rows written as they come. */
export async function sheetWriter<Row>(
  sink: ExportSink,
  name: string,
  columns: readonly Column<Row>[],
): Promise<ListWriter<Row>> {
  const frame = await sheetFrame(name, columns)
  const book = bookOn(sink)
  for (const [path, bytes] of Object.entries(frame.others)) book.add(path).push(bytes, true)
  const sheet = book.add(frame.path)
  sheet.push(strToU8(frame.before))
  let last = 1
  return {
    async rows(rows) {
      const xml = rows.map((row) =>
        sheetRow(
          ++last,
          columns.map(({ cell }) => cell(row)),
          frame.styles,
        ),
      )
      if (last > SHEET_ROWS_MAX) throw new TooMuch()
      sheet.push(strToU8(xml.join('')))
      await book.flush()
    },
    async end() {
      sheet.push(strToU8(frame.after), true)
      book.end()
      await book.flush()
    },
  }
}

/** More than the form of file can hold. */
export class TooMuch extends Error {}

/** A zip whose bytes wait here only until `flush` has handed them on. */
function bookOn(sink: ExportSink) {
  let waiting: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    waiting.push(bytes)
  })
  return {
    add(path: string): ZipDeflate {
      const file = new ZipDeflate(path, { level: LEVEL })
      zip.add(file)
      return file
    },
    end: () => zip.end(),
    async flush() {
      const bytes = waiting
      waiting = []
      for (const piece of bytes) await sink.write(piece)
    },
  }
}
