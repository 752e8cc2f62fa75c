import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../rig/project-root.ts'
import { type RunningServer, runServer } from '../rig/run-server.ts'
import { loadInThread, type VerifiedLoad } from './load-in-thread.ts'
import { type Measure, median, round } from './measure.ts'
import { type PouchServer, startPouch } from './pouch-server.ts'
import { installRivals } from './rivals.ts'
import { signInByApi } from './sign-in-by-api.ts'

const ROUNDS = 7
const GOAL = 4

const SET_UP = {
  both: '1 KB JSON documents, one a request, 32 keep-alive connections that each wait for their answer; every answered document is asked for again; a round is 2.5 s, a fresh server process for each side serves all rounds',
  ours: 'PUT of a report: schema, digest and idempotency checked, report, case, event, feed and operation in one SQLite transaction, answered after fsync (group commit)',
  pouch:
    'PUT /db/id of pouchdb-server with its default adapter, LevelDB on disk; LevelDB answers when the write is in the kernel, without fsync',
}

type Round = { ours: number; pouch: number; ratio: number; oursP50Ms: number; pouchP50Ms: number }

/** Small documents taken in durably one by one, as a multiple of what pouchdb-server takes in. */
export const documentsMeasure: Measure = {
  name: 'documents-vs-pouchdb',
  goal: `≥ ${GOAL}`,
  run: async () => {
    installRivals()
    const results = join(projectRoot(), 'bench/results') // a real disk: the machine's temp folder may be memory
    mkdirSync(results, { recursive: true })
    const folder = mkdtempSync(join(results, 'documents-'))
    const pouch = await startPouch(join(folder, 'pouch'))
    try {
      const server = await runServer({ dataDir: join(folder, 'data') })
      try {
        return finding(await compare(server, pouch))
      } finally {
        await server.stop()
      }
    } finally {
      await pouch.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function compare(server: RunningServer, pouch: PouchServer): Promise<Round[]> {
  const cookie = await signInByApi(server)
  const database = 'documents'
  await fetch(`http://127.0.0.1:${pouch.port}/${database}`, { method: 'PUT' })
  const ours = () => loadInThread('./intake-round.js', { port: server.port, cookie }).then(whole)
  const theirs = () => loadInThread('./pouch-round.js', { port: pouch.port, database }).then(whole)
  await ours() // warms up caches and the compiler; not counted
  await theirs()
  const rounds: Round[] = []
  for (let n = 0; n < ROUNDS; n++) {
    const before = n % 2 === 0 ? await theirs() : null
    const our = await ours()
    const their = before ?? (await theirs())
    const [a, b] = [rateOf(our), rateOf(their)]
    rounds.push({ ours: a, pouch: b, ratio: a / b, oursP50Ms: our.p50Ms, pouchP50Ms: their.p50Ms })
  }
  return rounds
}

function whole(load: VerifiedLoad): VerifiedLoad {
  if (load.unexpected.length > 0) throw new Error(`not every document was taken in: ${load.unexpected[0]}`)
  if (load.verified !== load.answered) throw new Error(`${load.answered} answered, only ${load.verified} found`)
  return load
}

const rateOf = ({ answered, ms }: VerifiedLoad) => (answered * 1000) / ms

function finding(rounds: Round[]) {
  const ratios = rounds.map(({ ratio }) => ratio)
  const value = round(median(ratios))
  const detail = {
    spread: { min: round(Math.min(...ratios)), max: round(Math.max(...ratios)) },
    oursPerSecond: Math.round(median(rounds.map(({ ours }) => ours))),
    pouchPerSecond: Math.round(median(rounds.map(({ pouch }) => pouch))),
    setUp: SET_UP,
    rounds: rounds.map((one) => Object.fromEntries(Object.entries(one).map(([key, number]) => [key, round(number)]))),
  }
  return { value, ok: value >= GOAL, detail }
}
