import { strFromU8, unzipSync } from 'fflate'
import writeExcelFile from 'write-excel-file/node'
import type { Column } from './cell.ts'

const SHEET = 'xl/worksheets/sheet1.xml'
const DATE_FORMAT = 'yyyy-mm-dd hh:mm'
const SHARE_FORMAT = '0.0%'
const END_OF_ROWS = '</sheetData>'
/** The row of samples that carries the styles; it does not stay in the sheet. */
const SAMPLES = /<row r="2">.*?<\/row>/s

/** A workbook with its headings and without rows: the part before the rows, the part after, and every other file of it. */
export type SheetFrame = {
  path: string
  before: string
  after: string
  others: Record<string, Uint8Array>
  /** Style numbers of moments and of shares. */
  styles: { moment: string; share: string }
}

/**
 * Has write-excel-file make the workbook, for everything but its rows: it keeps all of them in memory (decision 19).
 * @throws when a newer version of the library writes its sheet another way; a test sees that first
 */
export async function sheetFrame(
  name: string,
  columns: readonly Pick<Column<never>, 'heading' | 'width'>[],
): Promise<SheetFrame> {
  const headings = columns.map(({ heading }) => ({ value: heading, fontWeight: 'bold' as const }))
  const samples = [
    { value: new Date(0), type: Date, format: DATE_FORMAT },
    { value: 0.5, type: Number, format: SHARE_FORMAT },
  ]
  const book = await writeExcelFile([headings, samples], {
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer()
  const { [SHEET]: sheet, ...others } = unzipSync(new Uint8Array(book))
  const xml = sheet ? strFromU8(sheet) : ''
  const row = SAMPLES.exec(xml)?.[0] ?? ''
  const [moment, share] = [...row.matchAll(/<c r="[A-Z]+2" s="(\d+)"/g)].map((found) => found[1])
  const [before, after] = xml.replace(row, '').split(END_OF_ROWS)
  if (!moment || !share || before === undefined || after === undefined) throw new Error('an unknown form of sheet')
  return { path: SHEET, before, after: END_OF_ROWS + after, others, styles: { moment, share } }
}
