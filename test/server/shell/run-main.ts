import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../../rig/project-root.ts'

export const dataFolder = () => mkdtempSync(join(tmpdir(), 'woodpecker-main-'))

type Run = { child: ChildProcess; stdout: () => string; stderr: () => string; exited: Promise<number | null> }

/** Starts one of the built programs as a process of its own, on a port that the system picks. */
export function runBuilt(program: string, env: Record<string, string>, args: string[] = []): Run {
  const child = spawn(process.execPath, [join(projectRoot(), 'build/bundle', program), ...args], {
    env: { PATH: process.env.PATH, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const text = { stdout: '', stderr: '' }
  child.stdout?.on('data', (chunk: Buffer) => {
    text.stdout += chunk.toString()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    text.stderr += chunk.toString()
  })
  const exited = once(child, 'close').then(([code]) => code as number | null) // Node's documented first argument
  return { child, stdout: () => text.stdout, stderr: () => text.stderr, exited }
}

/** The address of the `ready` line. */
export async function ready(run: Run): Promise<string> {
  for (let i = 0; i < 500; i++) {
    const url = /^ready (\S+)$/m.exec(run.stdout())?.[1]
    if (url) return url
    if (run.child.exitCode !== null) break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  run.child.kill('SIGKILL')
  throw new Error(`not ready:\n${run.stdout()}\n${run.stderr()}`)
}
