import { type ApiClient, createApiClient } from './offline/api-client.ts'
import type { Environment } from './offline/environment.ts'
import type { LocalDb } from './offline/local-db.ts'
import { createSync, type Sync } from './offline/sync.ts'

/** The page's line to the server. */
export type Line = { api: ApiClient; sync: Sync }

export function openLine(db: LocalDb, env: Environment): Line {
  const api = createApiClient((input, init) => fetch(input, init))
  const timers = {
    set: (run: () => void, ms: number) => setTimeout(run, ms),
    clear: (id: unknown) => clearTimeout(Number(id)),
  }
  return { api, sync: createSync({ db, api, env, locks: navigator.locks, timers }) }
}
