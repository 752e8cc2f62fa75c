import { afterEach, beforeEach } from 'vitest'
import type { ReconcileRequest } from '../../../domain/reconcile.ts'
import { sealAct } from '../../../src/offline/acts.ts'
import { createApiClient } from '../../../src/offline/api-client.ts'
import { onChange } from '../../../src/offline/changes.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import type { Operation } from '../../../src/offline/operation.ts'
import { createReconciler } from '../../../src/offline/reconcile.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { draftWithPhotos, freshPhone, type handEnvironment, owner, readyPhoto } from '../../support/local-phone.ts'
import { scriptedFetch } from '../../support/scripted-server.ts'

// A phone with delivered work and a server that says what it still has of it.

export let db: LocalDb
export let env: ReturnType<typeof handEnvironment>
export let asked: ReconcileRequest[]

export const operation = async (opId: string): Promise<Operation> => {
  const op = await db.get('operations', opId)
  if (!op) throw new Error('no such operation')
  return op
}
export const change = async (opId: string, what: Partial<Operation>) =>
  db.put('operations', { ...(await operation(opId)), ...what })
const deliveredIn = async (opId: string, epoch: string) => {
  const { caseId, bodySha256 } = await operation(opId)
  const receipt = { caseId, opId, bodySha256, revision: 1, state: 'x', epoch, seq: 1 }
  await change(opId, { state: 'delivered', deliveredAt: env.now(), receipt, attempts: 4, toldAgain: 2 })
  for (const photo of await db.getAllFromIndex('photos', 'opId', opId))
    await db.put('photos', { ...photo, state: 'delivered', attempt: 'a', sentBytes: photo.size })
  return opId
}
export async function report(photos = 1, epoch = 'old'): Promise<string> {
  const ready = Array.from({ length: photos }, (_, i) => readyPhoto(600, i))
  const sealing = await sealDraft(db, await draftWithPhotos(db, env, ready), env)
  if (!sealing.ok) throw new Error(sealing.why)
  env.tick(5)
  return deliveredIn(sealing.opId, epoch)
}
export async function step(caseId: string, photos = 0): Promise<string> {
  const act = photos > 0 ? ({ act: 'done', photoIds: [], note: '' } as const) : ({ act: 'accept' } as const)
  const ready = Array.from({ length: photos }, (_, i) => readyPhoto(600, i))
  const body = act.act === 'done' ? { ...act, photoIds: [] } : act
  const kept = await sealAct(db, owner, { caseId, act: body, revision: 1, photos: ready }, env)
  if (!kept.ok) throw new Error(kept.why)
  env.tick(5)
  return deliveredIn(kept.opId, 'old')
}

type Say = { reports?: object[]; acts?: object[] }
export function reconciler(say: (request: ReconcileRequest) => Say | 'cut') {
  const { fetch } = scriptedFetch(({ body }) => {
    const request = JSON.parse(new TextDecoder().decode(body)) as ReconcileRequest // what our own client made
    asked.push(request)
    const said = say(request)
    return said === 'cut' ? said : Response.json({ epoch: 'new', reports: [], acts: [], ...said })
  })
  return createReconciler(owner, { api: createApiClient(fetch), db, env })
}
export const photoIdsOf = async (opId: string) => (await operation(opId)).photoIds
export const photoStates = async (opId: string) =>
  (await db.getAllFromIndex('photos', 'opId', opId)).map((photo) => photo.state)
export const saying =
  (state: string, photo = 'have') =>
  ({ reports, acts }: ReconcileRequest): Say => ({
    reports: reports.map(({ reportId, photos }) => ({
      reportId,
      state,
      photos: photos.map(({ id }) => ({ id, state: photo })),
    })),
    acts: acts.map(({ opId }) => ({ opId, state })),
  })
export const told = async (work: Promise<unknown>) => {
  let times = 0
  const stop = onChange(() => times++)
  await work
  stop()
  return times
}

/** A fresh phone before each test of the calling file, put away after it; `db` and `env` are of the test that runs. */
export function eachOnReconcilingPhone(): void {
  beforeEach(async () => {
    ;({ db, env } = await freshPhone())
    asked = []
  })
  afterEach(() => db.close())
}
