import { pino } from 'pino'
import { readConfig } from '../server/config.ts'
import { openToServe, type Stores } from '../server/start/open-stores.ts'
import { startServer } from '../server/start/start-server.ts'

/**
 * The server with stores that may be broken on purpose, for the controls that must fail. No configuration reaches this:
 * `server/main.ts` always opens the stores as they are.
 * `sound`: as they are. `unsynced`: SQLite waits for no disk. `hasty`: a photo is answered for before that is written.
 */
const MODES = {
  sound: (dataDir: string) => openToServe(dataDir),
  unsynced: (dataDir: string) => openToServe(dataDir, { synchronous: 'OFF' }),
  hasty: async (dataDir: string) => hasty(await openToServe(dataDir)),
}
export type ServedMode = keyof typeof MODES

const HASTY_MS = 1_000

function hasty(stores: Stores): Stores {
  const { journal } = stores
  return {
    ...stores,
    journal: {
      ...journal,
      async settlePhoto(communityId, photoId, outcome) {
        const photo = await journal.findPhoto(communityId, photoId)
        if (!photo || outcome.state !== 'stored') return journal.settlePhoto(communityId, photoId, outcome)
        setTimeout(() => void journal.settlePhoto(communityId, photoId, outcome), HASTY_MS)
        return { ...photo, ...outcome, refusal: null }
      },
    },
  }
}

const mode = process.argv[2] ?? 'sound'
const config = readConfig(process.env)
if (!config.ok || !(mode in MODES)) throw new Error(config.ok ? `no mode ${mode}` : config.problem)
process.umask(0o077)
const open = MODES[mode as ServedMode] // looked up just above
const { url } = await startServer(config.config, pino({ level: 'silent' }), open)
process.stdout.write(`ready ${url}\n`)
