/** An element with text, or with elements in it; null: there is nothing to say, and the element is empty. */
export type XmlNode = { name: string; content: string | null | readonly XmlNode[] }

export const element = (name: string, content: XmlNode['content']): XmlNode => ({ name, content })

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** What XML 1.0 can hold at all (§2.2); half a surrogate pair is none of it. */
function isXmlChar(char: string): boolean {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000
}

export const escapeXml = (text: string): string =>
  [...text]
    .filter(isXmlChar)
    .map((char) => ENTITIES[char] ?? char)
    .join('')

const write = ({ name, content }: XmlNode): string => {
  if (content === null) return `<${name}/>`
  return `<${name}>${typeof content === 'string' ? escapeXml(content) : content.map(write).join('')}</${name}>`
}

/** A whole document, UTF-8. Names come from code, never from outside. */
export const xmlDocument = (root: XmlNode): string => `<?xml version="1.0" encoding="UTF-8"?>\n${write(root)}\n`
