import type { Cell } from './cell.ts'
import { minuteText } from './shanghai-text.ts'

/** So that spreadsheets read UTF-8 as what it is. */
export const CSV_BOM = '\uFEFF'

/**
 * What a spreadsheet might take for the start of a formula, with what it may skip before that: spaces, controls and
 * invisible characters (field lesson 32; OWASP CSV Injection). The full-width forms count: some normalise them first.
 */
const FORMULA_START = /^[\s\p{Cc}\p{Cf}\p{Z}]*[=+\-@＝＋－＠﹢﹣﹦﹫−|%]/u
const STARTS_WITH_CONTROL = /^[\t\r\n]/

/** Text as a field that no spreadsheet computes: an apostrophe before what looks like a formula. */
export const safeText = (value: string): string =>
  FORMULA_START.test(value) || STARTS_WITH_CONTROL.test(value) ? `'${value}` : value

/** One field (RFC 4180): text always quoted, numbers bare. */
export function csvField(cell: Cell): string {
  if (cell.is === 'empty') return ''
  if (cell.is === 'number') return String(cell.value)
  if (cell.is === 'share') return cell.value.toFixed(4)
  if (cell.is === 'moment') return minuteText(cell.at)
  return `"${safeText(withoutNul(cell.text)).replaceAll('"', '""')}"`
}

/** U+0000 ends a text in some readers. */
const withoutNul = (value: string): string => value.replaceAll('\0', '')

export const csvRow = (cells: readonly Cell[]): string => `${cells.map(csvField).join(',')}\r\n`
