import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type RunningServer, runServer } from '../rig/run-server.ts'
import { runBackup, runRestore } from '../server/admin/folder-commands.ts'
import { dataFiles } from '../server/start/data-folder.ts'

/** `admin`: the commands made for it. `hand`: somebody copies files of a stopped server, and copies them back. */
export const WAYS = ['admin', 'hand'] as const
export type Way = (typeof WAYS)[number]

const PRODUCTION = { WOODPECKER_MODE: 'production' }

/** Starts the server of a town, on an earlier port when there was one. */
export const serveTown = (dataDir: string, port?: number): Promise<RunningServer> =>
  runServer({ dataDir, env: PRODUCTION, ...(port === undefined ? {} : { port }) })

/** Keeps how the server stands now in `folder`. @returns the server that runs afterwards */
export async function keepBackup(way: Way, server: RunningServer, folder: string): Promise<RunningServer> {
  if (way === 'admin') {
    await runBackup({ command: 'backup', folder }, server.dataDir, Date.now())
    return server
  }
  await server.stop()
  mkdirSync(folder, { recursive: true })
  copyByHand(server.dataDir, folder)
  return serveTown(server.dataDir, server.port)
}

/** Ends the server, puts the old state in place of what it holds, and starts it again on the same address. */
export async function goBack(way: Way, server: RunningServer, folder: string, killed: boolean): Promise<RunningServer> {
  const { dataDir, port } = server
  if (killed && way === 'admin') await server.kill()
  else await server.stop() // a copy put back by hand after a crash may go unnoticed for seconds: said in reliability.md
  if (way === 'admin') await runRestore({ command: 'restore', folder }, dataDir, Date.now())
  else {
    const { database } = dataFiles(dataDir)
    for (const ending of ['', '-wal', '-shm']) rmSync(`${database}${ending}`, { force: true })
    copyByHand(folder, dataDir)
  }
  return serveTown(dataDir, port)
}

const COPY = { recursive: true, force: true }
const HAND_COPIED = ['woodpecker.db', 'photos'] as const

/** A server to which no photo has come yet has no folder for them. */
function copyByHand(from: string, to: string): void {
  for (const name of HAND_COPIED) if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name), COPY)
}
