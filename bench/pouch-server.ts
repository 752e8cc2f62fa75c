import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../rig/free-port.ts'
import { rivalFile } from './rivals.ts'

const READY_WITHIN_MS = 30_000

/** pouchdb-server as a process of its own, with its default adapter (LevelDB) on disk. */
export type PouchServer = { port: number; stop: () => Promise<void> }

/** Starts it in a folder of its own, which it fills. It logs errors alone, as ours does while it is measured. */
export async function startPouch(folder: string): Promise<PouchServer> {
  mkdirSync(join(folder, 'db'), { recursive: true })
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ log: { level: 'error' } }))
  const port = await freePort()
  const main = rivalFile('pouchdb-server/bin/pouchdb-server')
  const given = ['--port', String(port), '--host', '127.0.0.1', '--dir', join(folder, 'db'), '--no-stdout-logs']
  const child = spawn(process.execPath, [main, ...given], { cwd: folder, stdio: 'ignore' })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    await exited
  }
  const until = Date.now() + READY_WITHIN_MS
  while (!(await isLevelDb(port))) {
    if (child.exitCode !== null || Date.now() > until) {
      await stop()
      throw new Error('pouchdb-server did not become ready with LevelDB')
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { port, stop }
}

/** It would also run in memory; only what is written to disk is a rival. */
async function isLevelDb(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null)
  const said = (await answer?.json().catch(() => null)) as { 'pouchdb-adapters'?: string[] } | null | undefined // its greeting
  return said?.['pouchdb-adapters']?.join() === 'leveldb'
}
