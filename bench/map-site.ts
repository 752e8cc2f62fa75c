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

/** As strict as the product's own pages. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'"

export type MapSite = { url: string; close(): void }

/** Builds the bench page around the product's own cluster layer and serves it on a free port of the loopback. */
export async function openMapSite(): Promise<MapSite> {
  const folder = mkdtempSync(join(tmpdir(), 'woodpecker-map-site-'))
  await build({
    configFile: false,
    root: join(projectRoot(), 'bench/map-page'),
    logLevel: 'error',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, reportCompressedSize: false },
  })
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    const bytes = builtFile(folder, path)
    const type = TYPES[extname(path)] ?? 'text/plain'
    response.writeHead(bytes ? 200 : 404, { 'content-security-policy': POLICY, 'content-type': type })
    response.end(bytes ?? 'not here')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // listening on TCP: never a pipe's name
  return {
    url: `http://localhost:${port}/index.html`,
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
