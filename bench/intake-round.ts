import { parentPort, workerData } from 'node:worker_threads'
import { httpLoad } from './http-load.ts'
import { intakeRequests } from './intake-requests.ts'
import type { VerifiedLoad } from './load-in-thread.ts'

const CONNECTIONS = 32
const ROUND_MS = 2_500
/** More than a round can use up. */
const REPORTS = 25_000

/** A round of load, then every report that was answered is asked for again. */
async function intakeRound(port: number, cookie: string): Promise<VerifiedLoad> {
  const requests = intakeRequests(REPORTS, port, cookie)
  const load = { port, connections: CONNECTIONS }
  const outcome = await httpLoad({ ...load, requests: requests.map((r) => r.put), expect: 201, forMs: ROUND_MS })
  const sent = requests.slice(0, outcome.answered + outcome.unexpected.length)
  const check = await httpLoad({ ...load, requests: sent.map((r) => r.askReceipt), expect: 200, forMs: 60_000 })
  return { ...outcome, verified: check.answered }
}

const { port, cookie } = workerData as { port: number; cookie: string } // given by who measures
parentPort?.postMessage(await intakeRound(port, cookie))
