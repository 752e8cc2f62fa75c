import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../rig/free-port.ts'
import type { Dice } from './dice.ts'
import { type DiskCall, RECORD, readDiskCalls } from './disk-calls.ts'
import { type Ack, leanSession } from './lean-phone.ts'
import { type LeanReport, leanReport } from './lean-report.ts'
import type { LeanTown } from './lean-town.ts'
import type { ServedMode } from './served.ts'
import { faultFolder } from './town.ts'
import { startServer } from './traced-server.ts'

/** A session and all that the server did to its disk meanwhile. */
export type Recorded = {
  /** The data folder as it was before the server was started. */
  before: string
  /** The folder the record's paths lie under. */
  root: string
  calls: DiskCall[]
  acks: Ack[]
  report: LeanReport
  remove: () => void
}

/** Plays one session on a server whose calls are recorded with every byte. */
export async function recordSession(
  town: LeanTown,
  photos: readonly ArrayBuffer[],
  mode: ServedMode,
  chance: Dice,
): Promise<Recorded> {
  const { folder, remove } = faultFolder('record-')
  const dataDir = town.copyTo(folder)
  const before = join(folder, 'before')
  cpSync(dataDir, before, { recursive: true })
  const record = join(folder, 'record')
  const strace = ['-o', record, ...RECORD]
  const server = startServer({ dataDir, port: await freePort(), strace, program: ['faults/served.js', mode] })
  try {
    const url = await server.ready
    if (url === null) throw new Error('the server did not start under strace')
    const report = leanReport(chance, photos)
    const acks = await leanSession({ secrets: town.secrets, report, base: async () => url, tally: {} })
    await server.kill()
    return {
      before,
      root: dataDir,
      calls: readDiskCalls(readFileSync(record, 'latin1'), dataDir),
      acks,
      report,
      remove,
    }
  } catch (error) {
    await server.kill()
    remove()
    throw error
  }
}
