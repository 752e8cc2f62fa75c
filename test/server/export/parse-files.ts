import { strFromU8, unzipSync } from 'fflate'

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#13': '\r' }
const unescape_ = (text: string) => text.replace(/&(#13|\w+);/g, (_, name: string) => ENTITIES[name] ?? '?')

/** The cells of a workbook's only sheet: texts, numbers, and nothing else. */
export function parseSheet(bytes: Uint8Array): { heads: string[]; rows: Record<string, string | number>[] } {
  const files = unzipSync(bytes)
  const part = (path: string) => strFromU8(files[path] ?? new Uint8Array())
  const shared = [...part('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>(.*?)<\/t><\/si>/gs)].map(([, text]) =>
    unescape_(text ?? ''),
  )
  const rows = [...part('xl/worksheets/sheet1.xml').matchAll(/<row r="(\d+)">(.*?)<\/row>/gs)].map(
    ([, row, xml = '']) => {
      const cells = new Map<string, string | number>()
      for (const [, column = '', at, attributes = '', inner = ''] of xml.matchAll(
        /<c r="([A-Z]+)(\d+)"([^>]*)>(.*?)<\/c>/gs,
      )) {
        if (at !== row) throw new Error(`cell ${column}${at} stands in row ${row}`)
        const inline = /^<is><t[^>]*>(.*)<\/t><\/is>$/s.exec(inner)?.[1]
        const value = /^<v>(.*)<\/v>$/s.exec(inner)?.[1]
        if (/<f>/.test(inner)) throw new Error('a formula')
        if (inline !== undefined) cells.set(column, unescape_(inline))
        else if (attributes.includes('t="s"')) cells.set(column, shared[Number(value)] ?? '')
        else cells.set(column, Number(value))
      }
      return cells
    },
  )
  const [first = new Map<string, string | number>(), ...others] = rows
  const named = others.map((cells) =>
    Object.fromEntries([...cells].map(([column, value]) => [String(first.get(column)), value])),
  )
  return { heads: [...first.values()].map(String), rows: named }
}

/** A Word file's text, a line a paragraph; its pictures, equal ones once, and how often any is shown. */
export function parseDocx(bytes: Uint8Array): { lines: string[]; pictures: Uint8Array[]; shown: number; all: string } {
  const files = unzipSync(bytes)
  const document = strFromU8(files['word/document.xml'] ?? new Uint8Array())
  const lines = [...document.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    unescape_([...paragraph.matchAll(/<w:t[^>]*>(.*?)<\/w:t>/gs)].map(([, text]) => text).join('')),
  )
  const media = Object.entries(files).filter(([path]) => path.startsWith('word/media/'))
  const texts = Object.entries(files).filter(([path]) => path.endsWith('.xml') || path.endsWith('.rels'))
  const shown = document.split('<a:blip ').length - 1
  return {
    lines,
    shown,
    pictures: media.map(([, file]) => file),
    all: texts.map(([, file]) => strFromU8(file)).join('\n'),
  }
}

/** The events of a calendar: unfolded content lines by name, their text unescaped (RFC 5545 §3.1, §3.3.11). */
export function parseIcs(text: string): Record<string, string>[] {
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n')
  const events: Record<string, string>[] = []
  const open: string[] = []
  for (const line of lines.filter((one) => one !== '')) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/s.exec(line) ?? []
    if (name === '') throw new Error(`no content line: ${line}`)
    if (name === 'BEGIN') {
      open.push(value)
      if (value === 'VEVENT') events.push({})
    } else if (name === 'END') {
      if (open.pop() !== value) throw new Error(`END:${value} ends nothing`)
    } else if (open.at(-1) === 'VEVENT')
      Object.assign(events.at(-1) ?? {}, { [name]: value.replace(/\\([,;\\])/g, '$1') })
    else if (open.at(-1) === 'VALARM') Object.assign(events.at(-1) ?? {}, { [`ALARM-${name}`]: value })
  }
  if (open.length > 0) throw new Error(`${open} is never ended`)
  return events
}
