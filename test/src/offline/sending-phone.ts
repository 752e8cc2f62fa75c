import { afterEach, beforeEach, vi } from 'vitest'
import type { CaseAct } from '../../../domain/case-act.ts'
import { sealAct } from '../../../src/offline/acts.ts'
import { createApiClient } from '../../../src/offline/api-client.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import type { KeptPhoto, Operation } from '../../../src/offline/operation.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { sendStep } from '../../../src/offline/send-operation.ts'
import { UUID } from '../../domain/examples.ts'
import { draftWithPhotos, freshPhone, type handEnvironment, owner, readyPhoto } from '../../support/local-phone.ts'
import { type Answer, type Asked, scriptedFetch } from '../../support/scripted-server.ts'

// A phone that sends one operation to a server that answers as told.

export let db: LocalDb
export let env: ReturnType<typeof handEnvironment>

export async function report(photos = 1): Promise<string> {
  const ready = Array.from({ length: photos }, (_, i) => readyPhoto(600, i))
  const sealing = await sealDraft(db, await draftWithPhotos(db, env, ready), env)
  if (!sealing.ok) throw new Error(sealing.why)
  return sealing.opId
}
export async function step(photos: number, revision: number | null = 3): Promise<string> {
  const act: CaseAct = photos > 0 ? { act: 'done', photoIds: [], note: '好了' } : { act: 'withdraw' }
  const ready = Array.from({ length: photos }, (_, i) => readyPhoto(600, i))
  const kept = await sealAct(db, owner, { caseId: UUID, act, revision, photos: ready }, env)
  if (!kept.ok) throw new Error(kept.why)
  return kept.opId
}
export const operation = async (opId: string): Promise<Operation> => {
  const op = await db.get('operations', opId)
  if (!op) throw new Error('no such operation')
  return op
}
export const photosOf = (opId: string) => db.getAllFromIndex('photos', 'opId', opId)
export const change = async (opId: string, what: Partial<Operation>) =>
  db.put('operations', { ...(await operation(opId)), ...what })
export const changePhotos = async (opId: string, what: Partial<KeptPhoto>) => {
  for (const photo of await photosOf(opId)) await db.put('photos', { ...photo, ...what })
}

export async function send(opId: string, answer: (asked: Asked) => Answer) {
  const asked: Asked[] = []
  const { fetch, log } = scriptedFetch((one) => {
    asked.push(one)
    return answer(one)
  })
  const outcome = await sendStep(await operation(opId), { api: createApiClient(fetch), db, env })
  return { outcome, asked, log }
}

export const receiptFor = (op: Operation, photos: object[] = [], more: object = {}) =>
  Response.json({
    reportId: op.reportId,
    caseId: op.caseId,
    manifestSha256: op.bodySha256,
    revision: 1,
    epoch: 'e7',
    seq: 1,
    receivedAt: 1,
    photos,
    ...more,
  })
export const named = (photo: KeptPhoto, more: object = {}) => ({
  id: photo.photoId,
  state: 'stored',
  receivedSha256: photo.sha256,
  refusal: null,
  ...more,
})
export const bad = { kind: 'trouble', why: 'bad_answer', retryAfterMs: null, stopsRound: false }

/** A fresh phone before each test of the calling file, put away after it; `db` and `env` are of the test that runs. */
export function eachOnSendingPhone(): void {
  beforeEach(async () => {
    ;({ db, env } = await freshPhone())
  })
  afterEach(() => {
    vi.restoreAllMocks()
    db.close()
  })
}
