import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'
import { projectRoot } from './project-root.ts'

const READY_WITHIN_MS = 90_000
/** As `npm start` runs it: room for young objects, so that a burst of requests is not interrupted to look through them. */
const NODE_FLAGS = ['--max-semi-space-size=64']

/** The demo's reusable sign-in links, as the server writes them into its data folder. */
export type DemoLinks = Record<'reporter' | 'gridLeader' | 'handler' | 'supervisor' | 'admin', string>

/** The real built server as a process of its own, on the loopback. */
export type RunningServer = {
  url: string
  port: number
  pid: number
  dataDir: string
  /** Only in demo mode. */
  readonly links: DemoLinks
  /** Everything it printed so far, for a failing test's message. */
  output: () => string
  /** SIGKILL: the port is dead when this resolves. */
  kill: () => Promise<void>
  /** SIGTERM; resolves with the exit code. */
  stop: () => Promise<number | null>
}

type Options = {
  dataDir?: string
  port?: number
  env?: Record<string, string>
  /** Another build of the server than the present one. */
  main?: string
}

/**
 * Starts the built server, in demo mode unless `env` says otherwise, and waits for its `ready` line.
 * Give the `dataDir` and `port` of an earlier one to start that server again.
 * @throws when it is not built, or exits or stays silent instead of becoming ready; the message holds what it printed
 */
export async function runServer(options: Options = {}): Promise<RunningServer> {
  const root = projectRoot()
  const main = options.main ?? join(root, 'build/bundle/main.js')
  if (!existsSync(main)) throw new Error('the server is not built: run `npm run build` first')
  const port = options.port ?? (await freePort())
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'woodpecker-data-'))
  const settings = { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'warn' }
  const child = spawn(process.execPath, [...NODE_FLAGS, main], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...settings, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = collect(child)
  await becomesReady(child, output)
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit')
      child.kill(signal)
      await exited
    }
    return child.exitCode
  }
  return {
    url: `http://localhost:${port}`,
    port,
    pid: child.pid ?? 0, // it became ready, so there is one
    dataDir,
    get links() {
      return JSON.parse(readFileSync(join(dataDir, 'demo-links.json'), 'utf8')) as DemoLinks // the server's own file
    },
    output,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  }
}

function collect(child: ChildProcess): () => string {
  let text = ''
  const add = (chunk: Buffer) => {
    text += chunk.toString('utf8')
  }
  child.stdout?.on('data', add)
  child.stderr?.on('data', add)
  return () => text
}

async function becomesReady(child: ChildProcess, output: () => string): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS
  while (!/^ready http/m.test(output())) {
    const gone = child.exitCode !== null || child.signalCode !== null
    if (gone || Date.now() > until) {
      child.kill('SIGKILL')
      throw new Error(`the server ${gone ? 'exited' : 'did not become ready'}:\n${output()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
