import type * as z from 'zod/mini'
import { parse } from '../domain/parse.ts'
import { Refusal } from './refusal.ts'

/** The longest JSON anybody sends us is a report with six photos and 500 words, about 4 KB; this leaves room for growth. */
export const JSON_BODY_MAX = 64 * 1024
/** Our deepest body is five levels. A deeper one is an attack on the parser, not a report. */
const JSON_DEPTH_MAX = 16

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads a JSON request body: type, size, UTF-8, depth and shape are each refused under their own code.
 * @param max the longest body in bytes; a route that needs more than the usual names its own
 * @returns the parsed value and the exact bytes it came in, since hashes are taken over those
 */
export async function readJson<S extends z.core.$ZodType>(
  request: Request,
  schema: S,
  max = JSON_BODY_MAX,
): Promise<{ value: z.output<S>; bytes: Uint8Array }> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new Refusal('unsupported_media_type')
  const bytes = await readBytes(request, max)
  const result = parse(schema, parseJsonText(decode(bytes)))
  if (!result.ok) throw new Refusal('bad_body', { detail: result.problems.join('; ') })
  return { value: result.value, bytes }
}

/**
 * The whole body, or `body_too_large` as soon as it exceeds `max`: by its declared length, else while it streams in.
 * A body that breaks off on the way is `bad_body`: nobody waits for that answer, but it is no fault of ours either.
 */
export async function readBytes(request: Request, max: number): Promise<Uint8Array> {
  const declared = request.headers.get('content-length')
  if (Number(declared ?? 0) > max) throw new Refusal('body_too_large')
  try {
    // With a length HTTP itself ends the body there, and reading it in one go is several times cheaper.
    const bytes = declared === null ? await readStream(request, max) : new Uint8Array(await request.arrayBuffer())
    if (bytes.byteLength > max) throw new Refusal('body_too_large')
    return bytes
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('bad_body', { detail: 'the body broke off' })
  }
}

async function readStream(request: Request, max: number): Promise<Uint8Array> {
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as AsyncIterable<Uint8Array>) {
    // Node's ReadableStream is async-iterable; lib.dom's type does not say so
    size += chunk.byteLength
    if (size > max) throw new Refusal('body_too_large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new Refusal('body_not_utf8')
  }
}

/** JSON that came as a text of its own, within the same bounds as a body. @throws Refusal bad_json, bad_body */
export function parseJsonText(text: string): unknown {
  if (depthOf(text) > JSON_DEPTH_MAX) throw new Refusal('bad_json', { detail: 'nested too deeply' })
  const value = parseJson(text)
  // PostgreSQL cannot hold U+0000 in text and nobody writes it, so no store gets to see it.
  if (text.includes('\\u0000') && JSON.stringify(value).replaceAll('\\\\', '').includes('\\u0000')) {
    throw new Refusal('bad_body', { detail: 'a text holds U+0000' })
  }
  return value
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('bad_json')
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPENING = new Set([0x5b, 0x7b])
const CLOSING = new Set([0x5d, 0x7d])

/** How deep brackets nest, outside strings; counted before parsing so that the parser never sees a bomb. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (inString) {
      if (code === BACKSLASH) i++
      else if (code === QUOTE) inString = false
    } else if (code === QUOTE) inString = true
    else if (OPENING.has(code)) deepest = Math.max(deepest, ++depth)
    else if (CLOSING.has(code)) depth--
  }
  return deepest
}
