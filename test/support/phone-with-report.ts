import type { Me } from '../../domain/person.ts'
import type { Owner } from '../../src/offline/draft.ts'
import { addDraftPhoto, createDraft, settlePhoto } from '../../src/offline/drafts.ts'
import type { Environment } from '../../src/offline/environment.ts'
import type { LocalDb } from '../../src/offline/local-db.ts'
import { sealDraft } from '../../src/offline/seal.ts'
import { createSync } from '../../src/offline/sync.ts'
import type { Heart, Member } from '../server/heart/heart.ts'
import { freshPhone } from './local-phone.ts'
import { clientOn, type Fate, realPhoto } from './phone-on-server.ts'

const photos = Promise.all([realPhoto(1), realPhoto(2)])

/** A member of the heart's cast as a phone knows them. */
export const memberOf = (heart: Heart, personId: Member): Me => ({
  communityId: heart.community.id,
  personId,
  name: `姓名-${personId}`,
  posts: [{ role: 'reporter', gridIds: null }],
})

/** Seals a report with so many real photos (at most two). */
export async function sealReport(db: LocalDb, env: Environment, owner: Owner, count: number) {
  const draft = await createDraft(db, owner, env)
  for (const ready of (await photos).slice(0, count)) {
    const source = { bytes: new ArrayBuffer(4), name: 'a.jpg', type: 'image/jpeg' }
    const photo = await addDraftPhoto(db, draft.draftId, source, env)
    await settlePhoto(db, photo.photoId, { ready, facts: { takenAt: null, position: null } })
  }
  const sealing = await sealDraft(db, draft.draftId, env)
  if (!sealing.ok) throw new Error(sealing.why)
  return sealing
}

/** A phone of its own with one sealed report of 王. */
export async function phoneWithReport(heart: Heart, count: number) {
  const me = memberOf(heart, 'wang')
  const phone = await freshPhone(me)
  return { ...phone, me, sealing: await sealReport(phone.db, phone.env, me, count) }
}

/** The send loop of a phone against the heart, with nothing that runs by itself. */
export function syncOn(
  heart: Heart,
  db: LocalDb,
  env: Environment,
  fate?: (exchange: number) => Fate,
  who: Member = 'wang',
) {
  const { api, exchanges } = clientOn(heart, who, fate)
  const timers = { set: () => null, clear: () => undefined }
  return { ...createSync({ db, env, api, locks: undefined, timers }), exchanges }
}

/** What the desk shows under 待审核. */
export async function casesOnDesk(heart: Heart) {
  const answer = await heart.app.request('http://localhost/v1/desk/cases?tab=submitted', {
    headers: { cookie: heart.cookieOf('zheng') },
  })
  return ((await answer.json()) as { cases: { caseId: string; revision: number; photos: { state: string }[] }[] }).cases // our own route
}
