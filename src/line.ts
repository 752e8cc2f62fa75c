import { type ApiClient, createApiClient } from './offline/api-client.ts'
import { asPerson } from './offline/as-person.ts'
import type { Environment } from './offline/environment.ts'
import { pullInbox } from './offline/inbox.ts'
import type { LocalDb } from './offline/local-db.ts'
import { readMe } from './offline/settings.ts'
import { createSync, type Sync, type SyncReport } from './offline/sync.ts'
import { askForBackgroundSend } from './phone/background-send.ts'
import { beginBusy } from './phone/busy.ts'

/** The page's line to the server. */
export type Line = { api: ApiClient; sync: Sync }

export function openLine(db: LocalDb, env: Environment): Line {
  const api = createApiClient((input, init) => fetch(input, init))
  const timers = {
    set: (run: () => void, ms: number) => setTimeout(run, ms),
    clear: (id: unknown) => clearTimeout(Number(id)),
  }
  const onRun = () => {
    const end = beginBusy()
    return (report: SyncReport) => {
      end()
      if (report.trouble !== 'no_network') void fetchMessages(db, api, env)
      if (report.waiting > 0) void askForBackgroundSend()
    }
  }
  return { api, sync: createSync({ db, api, env, locks: navigator.locks, timers, onRun }) }
}

/** Messages come with every run, and wait for the next one where they cannot be had. */
async function fetchMessages(db: LocalDb, api: ApiClient, env: Environment): Promise<void> {
  try {
    const me = await readMe(db)
    if (me && me.onlyCase === undefined) await pullInbox(me, { api: asPerson(api, me), db, env })
  } catch (error) {
    console.error('messages could not be kept', error)
  }
}
