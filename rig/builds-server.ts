import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { freePort } from './free-port.ts'
import { projectRoot } from './project-root.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
}

export type BuildName = 'first' | 'second'

export type Held = { reached: Promise<void>; release: () => void }

/** One address in front of a server, at which now one build of the page is served, now the next. */
export type BuildsServer = {
  url: string
  serve: (build: BuildName) => void
  /** Paths of a build's script parts, `/assets/…`. */
  parts: (build: BuildName) => string[]
  /** Those among them that its service worker takes in; an editor nobody opens on patrol is not. */
  keptParts: (build: BuildName) => string[]
  /** Holds every answer to uploads back until released: a send that takes long. */
  holdUploads: () => () => void
  /** Holds back, from now on, each request to the API of this kind: `reached` resolves at the first, `release` lets them on. */
  holdWhere: (isMeant: (request: IncomingMessage) => boolean) => Held
  close: () => Promise<void>
}

const partsOf = (folder: string): string[] =>
  readdirSync(join(folder, 'assets'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => `/assets/${name}`)

/** The build at hand, and the same with every asset renamed, as a real next build renames what changed. */
export async function buildsServer(apiPort: number): Promise<BuildsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'woodpecker-builds-'))
  const folders = { first: join(folder, 'first'), second: join(folder, 'second') }
  cpSync(join(projectRoot(), 'dist'), folders.first, { recursive: true })
  cpSync(folders.first, folders.second, { recursive: true })
  renameAssets(folders.second)
  let current: BuildName = 'first'
  let held: Promise<void> = Promise.resolve()
  let gate: { isMeant: (request: IncomingMessage) => boolean; open: Promise<void>; note: () => void } | null = null
  const atGate = (asked: IncomingMessage): Promise<void> => {
    if (!gate?.isMeant(asked)) return Promise.resolve()
    gate.note()
    return gate.open
  }
  const server = createServer((asked, answer) => {
    const isApi = /^\/(v1\/|healthz)/.test(asked.url ?? '')
    if (!isApi) return sendFile(folders[current], asked, answer)
    const wait = asked.url?.startsWith('/v1/uploads/') ? held : Promise.resolve()
    void Promise.all([wait, atGate(asked)]).then(() => {
      if (!answer.destroyed) pass(apiPort, asked, answer) // who asked may be gone by now
    })
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${port}`,
    serve: (build) => {
      current = build
    },
    parts: (build) => partsOf(folders[build]),
    keptParts: (build) => {
      const worker = readFileSync(join(folders[build], 'sw.js'), 'utf8')
      return partsOf(folders[build]).filter((part) => worker.includes(part.slice(1)))
    },
    holdUploads: () => {
      let release: () => void = () => undefined
      held = new Promise((resolve) => {
        release = resolve
      })
      return release
    },
    holdWhere: (isMeant) => {
      let [note, release]: (() => void)[] = []
      const reached = new Promise<void>((resolve) => {
        note = resolve
      })
      const open = new Promise<void>((resolve) => {
        release = resolve
      })
      gate = { isMeant, open, note: () => note?.() }
      return { reached, release: () => release?.() }
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** `name-hash.js` → `name-hash2.js`, in the names and in everything that says them. */
function renameAssets(folder: string): void {
  const assets = join(folder, 'assets')
  const names = readdirSync(assets).filter((name) => !/\.(br|gz)$/.test(name))
  const renamed = (text: string) =>
    names.reduce((sum, name) => sum.replaceAll(name, name.replace(/(\.\w+)$/, '2$1')), text)
  const files = [
    ...readdirSync(assets).map((name) => join(assets, name)),
    join(folder, 'index.html'),
    join(folder, 'sw.js'),
  ]
  for (const file of files.filter((one) => /\.(js|css|html)$/.test(one))) {
    const text = renamed(readFileSync(file, 'utf8'))
    // The precache names index.html by a revision: another content has another one.
    writeFileSync(file, file.endsWith('sw.js') ? text.replace(/(revision:|"revision":)"(\w{8})/g, '$1"second$2') : text)
  }
  for (const name of names) renameSync(join(assets, name), join(assets, renamed(name)))
}

function sendFile(folder: string, asked: IncomingMessage, answer: ServerResponse): void {
  const path = new URL(asked.url ?? '/', 'http://localhost').pathname
  const isPage = extname(path) === ''
  try {
    const bytes = readFileSync(join(folder, isPage ? 'index.html' : path))
    answer.writeHead(200, {
      'content-type': TYPES[isPage ? '.html' : extname(path)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
    })
    answer.end(bytes)
  } catch {
    answer.writeHead(404).end()
  }
}

function pass(port: number, asked: IncomingMessage, answer: ServerResponse): void {
  const { method, url, headers } = asked
  const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (answered) => {
    answer.writeHead(answered.statusCode ?? 502, answered.headers)
    answered.pipe(answer)
  })
  onward.on('error', () => answer.destroy())
  asked.pipe(onward)
}
