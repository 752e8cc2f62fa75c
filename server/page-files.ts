import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'

type Variant = { path: string; encoding: 'br' | 'gzip' | null; tag: string }

/** One file of the built page: its address, and its bytes as they are and as the build packed them, smallest first. */
export type PageFile = { address: string; type: string; plain: Variant; variants: Variant[] }

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
}

/** Every file under the folder by its address (`/assets/index-1a2b.js`); `.br` and `.gz` belong to the file they pack. */
export function listPageFiles(pageDir: string): ReadonlyMap<string, PageFile> {
  const paths = new Set(filesUnder(pageDir))
  const files = new Map<string, PageFile>()
  for (const path of paths) {
    if (path.endsWith('.br') || path.endsWith('.gz')) continue
    const address = `/${relative(pageDir, path).split(sep).join('/')}`
    files.set(address, pageFile(address, path, paths))
  }
  return files
}

function filesUnder(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function pageFile(address: string, path: string, paths: ReadonlySet<string>): PageFile {
  const hash = createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16)
  const plain: Variant = { path, encoding: null, tag: `"${hash}"` }
  const packed: Variant[] = []
  if (paths.has(`${path}.br`)) packed.push({ path: `${path}.br`, encoding: 'br', tag: `"${hash}-br"` })
  if (paths.has(`${path}.gz`)) packed.push({ path: `${path}.gz`, encoding: 'gzip', tag: `"${hash}-gz"` })
  return { address, type: TYPES[extname(path)] ?? 'application/octet-stream', plain, variants: [...packed, plain] }
}
