import { readFile } from 'node:fs/promises'
import type { Context } from 'hono'
import type { Env } from './deps.ts'
import { listPageFiles, type PageFile } from './page-files.ts'
import { problemResponse } from './refusal.ts'

/** Vite puts a hash of the content into these names: the name changes when the bytes do. */
const HASHED = /^\/assets\//
const YEAR_SECONDS = 31_536_000

/**
 * Serves the built page. Only files that were there at the start have an address, so no path can lead elsewhere.
 * A navigation to an address of the page itself (`/join`, `/mine`) gets index.html; an unknown asset is a 404.
 */
export function servePage(pageDir: string): (c: Context<Env>) => Promise<Response> {
  const files = listPageFiles(pageDir)
  return async (c) => {
    const file = files.get(addressOf(c.req.path)) ?? (isNavigation(c) ? files.get('/index.html') : undefined)
    return file ? answerFile(c, file) : problemResponse('not_found')
  }
}

function addressOf(path: string): string {
  if (path === '/') return '/index.html'
  try {
    return decodeURIComponent(path)
  } catch {
    return path // not percent-encoding: no file has that name
  }
}

function isNavigation(c: Context<Env>): boolean {
  if (/\.[^/]*$/.test(c.req.path)) return false
  return c.req.header('sec-fetch-mode') === 'navigate' || (c.req.header('accept')?.includes('text/html') ?? false)
}

async function answerFile(c: Context<Env>, file: PageFile): Promise<Response> {
  const variant = pickVariant(file, c.req.header('accept-encoding') ?? '')
  const headers = {
    etag: variant.tag,
    vary: 'Accept-Encoding',
    'cache-control': HASHED.test(file.address) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
  }
  if (c.req.header('if-none-match')?.includes(variant.tag)) return c.body(null, 304, headers)
  const bytes = new Uint8Array(await readFile(variant.path))
  if (variant.encoding) c.header('content-encoding', variant.encoding)
  return c.body(bytes, 200, { ...headers, 'content-type': file.type })
}

const pickVariant = (file: PageFile, accepted: string) =>
  file.variants.find(({ encoding }) => encoding === null || accepts(accepted, encoding)) ?? file.plain

const accepts = (header: string, encoding: string) =>
  header.split(',').some((part) => {
    const [name, quality] = part.trim().split(/\s*;\s*/)
    return name === encoding && !/^q=0(\.0*)?$/.test(quality ?? '')
  })
