/** The rows and fields of a CSV (RFC 4180), read by a machine that knows nothing of ours. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let field = ''
  let quoted = false
  const endField = () => {
    rows.at(-1)?.push(field)
    field = ''
  }
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (quoted) {
      if (character !== '"') field += character
      else if (text[at + 1] === '"') field += text[at++]
      else quoted = false
    } else if (character === '"') quoted = true
    else if (character === ',') endField()
    else if (character === '\r' && text[at + 1] === '\n') {
      endField()
      rows.push([])
      at++
    } else field += character
  }
  if (field !== '') endField()
  return rows.filter((row) => row.length > 0)
}
