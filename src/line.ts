import { type ApiClient, createApiClient } from './offline/api-client.ts'
import type { Environment } from './offline/environment.ts'
import type { LocalDb } from './offline/local-db.ts'
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
      if (report.waiting > 0) void askForBackgroundSend()
    }
  }
  return { api, sync: createSync({ db, api, env, locks: navigator.locks, timers, onRun }) }
}
