import { element, type XmlNode, xmlDocument } from './xml.ts'

export type Format = 'xml' | 'json'
/** One thing of a list. Keys are the element names of GeoReport v2; null where nothing is known. */
export type Open311Item = Record<string, string | number | boolean | null>

const TYPES: Record<Format, string> = { xml: 'text/xml; charset=utf-8', json: 'application/json; charset=utf-8' }

/** Everybody may read it from any page; caches may keep it a little. */
const OPEN = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60' }

export const answer = (format: Format, body: { json: unknown; xml: XmlNode }, status = 200): Response =>
  new Response(format === 'json' ? JSON.stringify(body.json) : xmlDocument(body.xml), {
    status,
    headers: { ...OPEN, 'content-type': TYPES[format], ...(status >= 400 && { 'cache-control': 'no-store' }) },
  })

/** A list as the specification has it: an array, or elements within a root. */
export const listAnswer = (format: Format, root: string, name: string, items: readonly Open311Item[]): Response =>
  answer(format, {
    json: items,
    xml: element(
      root,
      items.map((item) => element(name, fields(item))),
    ),
  })

const fields = (item: Open311Item): XmlNode[] =>
  Object.entries(item).map(([name, value]) => element(name, value === null ? null : String(value)))

/** Why not, in the format that was asked for (GeoReport v2, Errors). */
export class Open311Refusal extends Error {
  readonly status: number
  constructor(status: number, description: string) {
    super(description)
    this.name = 'Open311Refusal'
    this.status = status
  }
}

export const errorAnswer = (format: Format, { status, message }: Open311Refusal): Response =>
  answer(
    format,
    {
      json: [{ code: status, description: message }],
      xml: element('errors', [element('error', [element('code', String(status)), element('description', message)])]),
    },
    status,
  )
