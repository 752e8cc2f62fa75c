import { afterEach, beforeEach, expect, vi } from 'vitest'
import { createApiClient } from '../../../src/offline/api-client.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import type { Operation } from '../../../src/offline/operation.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { createSync, type SyncReport } from '../../../src/offline/sync.ts'
import { draftWithPhotos, freshPhone, type handEnvironment, readyPhoto } from '../../support/local-phone.ts'
import type { Answer } from '../../support/scripted-server.ts'

// A phone whose send loop runs on a clockwork turned by hand.

export let db: LocalDb
export let env: ReturnType<typeof handEnvironment>

export async function report(): Promise<string> {
  const sealing = await sealDraft(db, await draftWithPhotos(db, env, [readyPhoto()]), env)
  if (!sealing.ok) throw new Error(sealing.why)
  env.tick(5)
  return sealing.opId
}
export const operation = async (opId: string): Promise<Operation> => {
  const op = await db.get('operations', opId)
  if (!op) throw new Error('no such operation')
  return op
}
export const change = async (opId: string, what: Partial<Operation>) =>
  db.put('operations', { ...(await operation(opId)), ...what })
export const feed = () => Response.json({ epoch: 'e', items: [], next: 'n', more: false })

/** A send loop with a clockwork turned by hand and answers by method and path with its question. */
export function loop(answer: (line: string) => Answer | Promise<Answer>, locks?: LockManager) {
  const log: string[] = []
  const fetchIt: typeof fetch = async (input, init) => {
    const line = `${init?.method} ${String(input)}`
    log.push(line)
    const answered = await answer(line)
    if (answered === 'cut') throw new TypeError('Failed to fetch')
    return answered
  }
  const alarms: { run: () => void; ms: number }[] = []
  const cleared: unknown[] = []
  const runs: (SyncReport | 'begins')[] = []
  const sync = createSync({
    db,
    env,
    api: createApiClient(fetchIt),
    locks,
    timers: {
      set: (run, ms) => {
        alarms.push({ run, ms })
        return `alarm ${alarms.length}`
      },
      clear: (handle) => void cleared.push(handle),
    },
    onRun: () => {
      runs.push('begins')
      return (ended) => void runs.push(ended)
    },
  })
  const texts = () => log.filter((line) => line.startsWith('PUT')).length
  return { sync, log, alarms, cleared, runs, texts }
}
export const settled = async (alarms: unknown[], count = 1) => vi.waitFor(() => expect(alarms.length).toBe(count))

/** A fresh phone before each test of the calling file, put away after it; `db` and `env` are of the test that runs. */
export function eachOnLoopingPhone(): void {
  beforeEach(async () => {
    ;({ db, env } = await freshPhone())
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
    db.close()
  })
}
