import type { ExportKind } from '../../domain/export-job.ts'
import { countNumbers } from '../numbers/count-numbers.ts'
import { readPages } from '../numbers/read-pages.ts'
import type { ExportSink } from '../stores/export-files.ts'
import type { ListedCase } from '../stores/numbers-journal.ts'
import { albumDocx } from './album-docx.ts'
import { calendarEntries } from './calendar-entries.ts'
import { calendarIcs } from './calendar-ics.ts'
import { caseColumns } from './case-columns.ts'
import type { ExportWork } from './export-work.ts'
import { FIGURE_COLUMNS, type FigureRow, figureRows } from './figure-columns.ts'
import { geojsonWriter } from './geojson.ts'
import { csvWriter, type ListWriter, sheetWriter } from './list-writers.ts'
import { reportDocx } from './report-docx.ts'
import { words } from './words.ts'

type Write = (work: ExportWork, sink: ExportSink) => Promise<void>

const whole = (make: (work: ExportWork) => Promise<Uint8Array>): Write => {
  return async (work, sink) => sink.write(await make(work))
}

/** How each kind of file is made. */
const WRITERS: Record<ExportKind, Write> = {
  'cases.xlsx': (work, sink) =>
    writeCases(work, sheetWriter(sink, words.sheetCases, caseColumns(work.names, work.now))),
  'cases.csv': (work, sink) => writeCases(work, csvWriter(sink, caseColumns(work.names, work.now))),
  'cases.geojson': (work, sink) =>
    writeCases(work, geojsonWriter(sink, work.community, caseColumns(work.names, work.now))),
  'numbers.xlsx': (work, sink) => writeFigures(work, sheetWriter(sink, words.sheetNumbers, FIGURE_COLUMNS)),
  'numbers.csv': (work, sink) => writeFigures(work, csvWriter(sink, FIGURE_COLUMNS)),
  'report.docx': whole(reportDocx),
  'album.docx': whole(albumDocx),
  'calendar.ics': whole(async (work) => Buffer.from(calendarIcs(await calendarEntries(work), work))),
}

/**
 * Writes the file that is wished for, in pages: what it holds in memory does not grow with the cases, but for the docx
 * files, whose number of pictures is bounded.
 * @throws the signal's reason when it is aborted; `TooMuch`
 */
export const writeExport: Write = (work, sink) => WRITERS[work.wish.kind](work, sink)

async function writeCases(work: ExportWork, opening: Promise<ListWriter<ListedCase>>): Promise<void> {
  const { journal, community, names, meant, signal, onLooked } = work
  const writer = await opening
  for await (const page of readPages((query) => journal.listed(community.id, query), meant, signal)) {
    await names.learn(page.cases.map(({ handlerId }) => handlerId))
    await writer.rows(page.cases)
    onLooked(page.looked)
  }
  await writer.end()
}

async function writeFigures(work: ExportWork, opening: Promise<ListWriter<FigureRow>>): Promise<void> {
  const { journal, community, names, meant, now, signal, onLooked } = work
  const counted = await countNumbers(journal, community.id, meant, { now, signal, onLooked })
  await names.learn(counted.groups.handler.map(({ key }) => key))
  const writer = await opening
  await writer.rows(figureRows(counted, names))
  await writer.end()
}
