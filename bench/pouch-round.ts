import { parentPort, workerData } from 'node:worker_threads'
import { httpLoad } from './http-load.ts'
import { kilobyteReport } from './intake-requests.ts'
import type { VerifiedLoad } from './load-in-thread.ts'

/** As in `intake-round.ts`: the same documents, at the same concurrency, for the same time. */
const CONNECTIONS = 32
const ROUND_MS = 2_500
/** More than a round can use up. */
const DOCUMENTS = 10_000

/** A round of load on one database, then every document that was answered is asked for again. */
async function pouchRound(port: number, database: string): Promise<VerifiedLoad> {
  const documents = Array.from({ length: DOCUMENTS }, () => {
    const { reportId, bytes } = kilobyteReport()
    const path = `/${database}/${reportId}`
    return { put: wirePut(path, port, bytes), get: Buffer.from(`GET ${path} HTTP/1.1\r\n${hostOf(port)}\r\n`) }
  })
  const load = { port, connections: CONNECTIONS }
  const outcome = await httpLoad({ ...load, requests: documents.map((one) => one.put), expect: 201, forMs: ROUND_MS })
  const sent = documents.slice(0, outcome.answered + outcome.unexpected.length)
  const check = await httpLoad({ ...load, requests: sent.map((one) => one.get), expect: 200, forMs: 60_000 })
  return { ...outcome, verified: check.answered }
}

const hostOf = (port: number) => `Host: localhost:${port}\r\n`

function wirePut(path: string, port: number, bytes: Buffer): Buffer {
  const type = `Content-Type: application/json\r\nContent-Length: ${bytes.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(`PUT ${path} HTTP/1.1\r\n${hostOf(port)}${type}`), bytes])
}

const { port, database } = workerData as { port: number; database: string } // given by who measures
parentPort?.postMessage(await pouchRound(port, database))
