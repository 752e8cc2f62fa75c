import type { Line } from './line.ts'
import type { ApiClient, ApiRequest } from './offline/api-client.ts'
import { countUnsent } from './offline/count-unsent.ts'
import type { Environment } from './offline/environment.ts'
import type { LocalDb } from './offline/local-db.ts'
import { readMe } from './offline/settings.ts'
import type { Sync, SyncReport } from './offline/sync.ts'

/**
 * The line to the server, fetched when it is first used: making a report needs none of it, so the first screen does
 * not wait for it. A line that cannot be fetched is like no network, and is asked for again at the next use.
 */
export function lateLine(db: LocalDb, env: Environment): Line {
  let opened: Promise<Line | null> | null = null
  let stopped = false
  const open = (): Promise<Line | null> => {
    opened ??= import('./line.ts').then(
      ({ openLine }) => openLine(db, env),
      () => {
        opened = null
        return null
      },
    )
    return opened
  }
  return { api: lateApi(open), sync: lateSync(open) }

  function lateSync(reach: typeof open): Sync {
    return {
      run: async (options) => (await reach())?.sync.run(options) ?? nothingSent(db),
      sendNow: async (opId) => (await reach())?.sync.sendNow(opId) ?? { state: 'waiting', trouble: 'no_network' },
      wakeAt: (at) => void reach().then((line) => line?.sync.wakeAt(at)),
      start: () => {
        stopped = false
        void reach().then((line) => !stopped && line?.sync.start())
      },
      stop: () => {
        stopped = true
        void opened?.then((line) => line?.sync.stop())
      },
    }
  }
}

function lateApi(open: () => Promise<Line | null>): ApiClient {
  const unreachable = { ok: false, why: 'no_network' } as const
  return {
    send: async (request, schema) => (await open())?.api.send(request, schema) ?? unreachable,
    sendBare: async (request: ApiRequest) => (await open())?.api.sendBare(request) ?? unreachable,
    get: async (path, schema) => (await open())?.api.get(path, schema) ?? unreachable,
    post: async (path, body, schema) => (await open())?.api.post(path, body, schema) ?? unreachable,
    delete: async (path) => (await open())?.api.delete(path) ?? unreachable,
  }
}

async function nothingSent(db: LocalDb): Promise<SyncReport> {
  const me = await readMe(db)
  const waiting = me ? await countUnsent(db, me) : 0
  return { sent: 0, waiting, held: 0, trouble: 'no_network', nextTryAt: null }
}
