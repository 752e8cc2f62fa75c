import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { build } from 'vite'
import { projectRoot } from '../rig/project-root.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/** As strict as the product's own pages, so that what works here works there. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; worker-src 'self' blob:"

export type PhotoSite = {
  url: string
  /** Makes bytes available to the page; returns their address. */
  put(name: string, bytes: Uint8Array): string
  close(): void
}

/** Builds the bench page around the product's own photo pipeline and serves it on a free port of the loopback. */
export async function openPhotoSite(): Promise<PhotoSite> {
  const folder = mkdtempSync(join(tmpdir(), 'woodpecker-photo-site-'))
  await build({
    configFile: false,
    root: join(projectRoot(), 'bench/photo-page'),
    logLevel: 'error',
    publicDir: false,
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, reportCompressedSize: false },
  })
  const photos = new Map<string, Uint8Array>()
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    const bytes = photos.get(path) ?? builtFile(folder, path)
    const type = photos.has(path) ? 'application/octet-stream' : TYPES[extname(path)]
    response.writeHead(bytes ? 200 : 404, { 'content-security-policy': POLICY, 'content-type': type ?? 'text/plain' })
    response.end(bytes ?? 'not here')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // listening on TCP: never a pipe's name
  return {
    url: `http://localhost:${port}/index.html`,
    put: (name, bytes) => {
      photos.set(`/photos/${name}`, bytes)
      return `/photos/${name}`
    },
    close: () => {
      server.close()
      server.closeAllConnections()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function builtFile(folder: string, path: string): Uint8Array | null {
  try {
    return readFileSync(join(folder, path))
  } catch {
    return null
  }
}
