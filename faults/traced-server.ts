import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../rig/project-root.ts'

/**
 * The built server as a process that may die at any moment. One thread for files, so that their calls come in one order in
 * every run; the main thread makes SQLite's calls and those on the sockets.
 */
export type TracedServer = {
  /** The server's own process id, once there is one. */
  pid: () => number | null
  /** The address once it answers; null when it died before. */
  ready: Promise<string | null>
  gone: Promise<void>
  kill: () => Promise<void>
}

type Start = {
  dataDir: string
  port: number
  /** Arguments of strace before the program; none = not traced. */
  strace?: readonly string[]
  /** The program under `build/`, and its arguments. */
  program?: readonly string[]
}

export function startServer({ dataDir, port, strace, program = ['bundle/main.js'] }: Start): TracedServer {
  const [file = '', ...args] = program
  const command = [process.execPath, join(projectRoot(), 'build', file), ...args]
  const [head = '', ...tail] = strace ? ['strace', ...strace, ...command] : command
  const settings = { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'silent' }
  const child = spawn(head, tail, {
    env: { PATH: process.env.PATH, WOODPECKER_MODE: 'production', UV_THREADPOOL_SIZE: '1', ...settings },
    stdio: ['ignore', 'pipe', strace ? 'ignore' : 'inherit'], // strace talks there, too
  })
  const gone = once(child, 'exit').then(() => undefined)
  const pid = () => (strace ? childOf(child.pid) : (child.pid ?? null))
  return { pid, ready: readyOf(child, gone), gone, kill: () => kill(child, pid, gone) }
}

/** The server first: a tracer that is killed lets go of it alive. */
async function kill(child: ChildProcess, pid: () => number | null, gone: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const server = pid()
  if (server !== null) killProcess(server)
  else child.kill('SIGKILL')
  await gone
}

/** SIGKILL to a process of ours that may be gone already. */
export function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

function readyOf(child: ChildProcess, gone: Promise<void>): Promise<string | null> {
  let text = ''
  const said = new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const port = /^ready \S+:(\d+)$/m.exec(text)?.[1]
      if (port) resolve(`http://127.0.0.1:${port}`)
    })
  })
  return Promise.race([said, gone.then(() => null)])
}

function childOf(pid: number | undefined): number | null {
  if (pid === undefined) return null
  try {
    const first = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0])
    return first > 0 ? first : null
  } catch {
    return null // it has just died
  }
}

/** The threads of a process, oldest first. */
export const threadsOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`)
    .map(Number)
    .sort((a, b) => a - b)
