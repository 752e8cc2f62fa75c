import { afterEach, beforeEach, vi } from 'vitest'
import { onChange } from '../../../src/offline/changes.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import type { Operation } from '../../../src/offline/operation.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { draftWithPhotos, freshPhone, type handEnvironment, readyPhoto } from '../../support/local-phone.ts'

// A phone with reports that wait and reports that are delivered, for the borders of its storage.

export const KB = 1024
export const MB = 1024 * KB
export let db: LocalDb
export let env: ReturnType<typeof handEnvironment>

export async function report(photos = 1): Promise<string> {
  const ready = Array.from({ length: photos }, (_, i) => readyPhoto(1_000, i))
  const sealing = await sealDraft(db, await draftWithPhotos(db, env, ready), env)
  if (!sealing.ok) throw new Error(sealing.why)
  env.tick(1_000)
  return sealing.opId
}
export const change = async (opId: string, what: Partial<Operation>) => {
  const op = await db.get('operations', opId)
  if (op) await db.put('operations', { ...op, ...what })
}
export async function delivered(photos = 1): Promise<string> {
  const opId = await report(photos)
  await change(opId, { state: 'delivered', deliveredAt: env.now() })
  for (const photo of await db.getAllFromIndex('photos', 'opId', opId))
    await db.put('photos', { ...photo, state: 'delivered' })
  return opId
}
export const told = async <T>(work: Promise<T>, topic: 'work' | 'storage' = 'work'): Promise<[T, number]> => {
  let times = 0
  const stop = onChange(() => times++, topic)
  const result = await work
  stop()
  return [result, times]
}

/** A fresh phone before each test of the calling file, put away after it; `db` and `env` are of the test that runs. */
export function eachOnStoringPhone(): void {
  beforeEach(async () => {
    ;({ db, env } = await freshPhone())
  })
  afterEach(() => {
    vi.restoreAllMocks()
    db.close()
  })
}
