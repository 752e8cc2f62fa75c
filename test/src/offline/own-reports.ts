import { afterEach, beforeEach } from 'vitest'
import type { MyCase } from '../../../domain/case-view.ts'
import { sealAct } from '../../../src/offline/acts.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import type { Operation } from '../../../src/offline/operation.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { myCase, UUID_2 } from '../../domain/examples.ts'
import { draftWithPhotos, freshPhone, type handEnvironment, owner, readyPhoto } from '../../support/local-phone.ts'

// A phone with reports of its own and cases from the server, for what is asked of them.

export let db: LocalDb
export let env: ReturnType<typeof handEnvironment>

export async function report(photos = 1) {
  const draftId = await draftWithPhotos(
    db,
    env,
    Array.from({ length: photos }, (_, i) => readyPhoto(1_000, i)),
  )
  const sealing = await sealDraft(db, draftId, env)
  if (!sealing.ok) throw new Error(sealing.why)
  env.tick(1_000)
  return sealing
}
export const operation = async (opId: string): Promise<Operation> => {
  const op = await db.get('operations', opId)
  if (!op) throw new Error('no such operation')
  return op
}
export const change = async (opId: string, what: Partial<Operation>) =>
  db.put('operations', { ...(await operation(opId)), ...what })
export const fromServer = (more: object) =>
  db.put('cases', {
    ...owner,
    scope: 'mine',
    caseId: UUID_2,
    view: { ...myCase, place: null, ...more } as MyCase, // an example by the schema's own shape
  })
export const act = (caseId: string, what: Parameters<typeof sealAct>[2]['act']) =>
  sealAct(db, owner, { caseId, act: what, revision: null }, env)

/** A fresh phone before each test of the calling file, put away after it; `db` and `env` are of the test that runs. */
export function eachWithOwnReports(): void {
  beforeEach(async () => {
    ;({ db, env } = await freshPhone())
  })
  afterEach(() => db.close())
}
