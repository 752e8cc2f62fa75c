import type { Cell } from './cell.ts'
import { sheetDate } from './shanghai-text.ts'
import type { SheetFrame } from './sheet-frame.ts'

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }
/** What XML 1.0 cannot hold (§2.2), lone surrogates among them. */
export const NOT_XML = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu
/** The longest text of a cell (Excel's limit). */
const TEXT_MAX = 32_767

export const xmlText = (value: string): string =>
  value.replace(NOT_XML, '').replace(/[&<>"\r]/g, (character) => ESCAPES[character] ?? '')

/** `A`, `B`, … `Z`, `AA`, … for columns from 0. */
export function columnName(at: number): string {
  const rest = Math.floor(at / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (at % 26))
}

/** A row of a sheet (ECMA-376 part 1 §18.3.1.73); text stands in the cell itself, typed as text, so nothing computes it. */
export function sheetRow(row: number, cells: readonly Cell[], styles: SheetFrame['styles']): string {
  let xml = `<row r="${row}">`
  for (const [at, cell] of cells.entries()) xml += sheetCell(`${columnName(at)}${row}`, cell, styles)
  return `${xml}</row>`
}

function sheetCell(name: string, cell: Cell, styles: SheetFrame['styles']): string {
  if (cell.is === 'empty') return ''
  if (cell.is === 'number') return `<c r="${name}"><v>${cell.value}</v></c>`
  if (cell.is === 'share') return `<c r="${name}" s="${styles.share}"><v>${cell.value}</v></c>`
  if (cell.is === 'moment') return `<c r="${name}" s="${styles.moment}"><v>${sheetDate(cell.at)}</v></c>`
  const shown = xmlText(cell.text.slice(0, TEXT_MAX))
  return `<c r="${name}" t="inlineStr"><is><t xml:space="preserve">${shown}</t></is></c>`
}
