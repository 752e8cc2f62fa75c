import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { createApp } from '../server/app.ts'
import { exportsHere } from '../server/export/exports-here.ts'
import { nowhere } from '../server/notify/outgoing.ts'
import { openStores } from '../server/start/open-stores.ts'
import type { Volunteer } from './town.ts'

/** The real server on real stores within this process, so that a row holds its clock. */
export type InProcess = {
  /** Unix ms that the server reads. */
  clock: { now: () => number }
  fetchFor: (who: Volunteer) => typeof fetch
  /** What it logged as an error. */
  logged: string[]
  close: () => Promise<void>
}

const SETTINGS = { demo: false, publicOrigin: null, secure: false, pageDir: null }

export async function serveInProcess(dataDir: string): Promise<InProcess> {
  const stores = await openStores(dataDir)
  const clock = { now: () => Date.now() }
  const logged: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) })
  const random = (bytes: number) => randomBytes(bytes)
  const now = () => clock.now()
  const exports = exportsHere(stores, { now, random, onFailure: (error) => log.error(error) })
  const app = createApp({ ...stores, exports, now, random, log, settings: SETTINGS, postOut: nowhere })
  return {
    clock,
    logged,
    close: () => stores.close(),
    fetchFor: (who) => async (input, init) => {
      const { redirect: _, credentials: __, cache: ___, signal: ____, ...rest } = init ?? {} // of browsers, not of an app
      const headers = new Headers(init?.headers)
      headers.set('cookie', who.cookie)
      headers.set('sec-fetch-site', 'same-origin')
      return app.request(`http://localhost${String(input)}`, { ...rest, headers })
    },
  }
}
