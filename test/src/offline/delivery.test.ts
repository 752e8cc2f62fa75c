import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Me } from '../../../domain/person.ts'
import { sealAct } from '../../../src/offline/acts.ts'
import { cachedCases } from '../../../src/offline/cached-cases.ts'
import type { Owner } from '../../../src/offline/draft.ts'
import { addDraftPhoto, createDraft, settlePhoto } from '../../../src/offline/drafts.ts'
import type { Environment } from '../../../src/offline/environment.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import { listMyReports } from '../../../src/offline/my-reports.ts'
import { sealDraft } from '../../../src/offline/seal.ts'
import { createSync } from '../../../src/offline/sync.ts'
import { type Heart, openHeart } from '../../server/heart/heart.ts'
import { freshPhone } from '../../support/local-phone.ts'
import { clientOn, type Fate, realPhoto } from '../../support/phone-on-server.ts'

let heart: Heart
let me: Me
let owner: Owner

beforeEach(async () => {
  heart = await openHeart()
  owner = { communityId: heart.community.id, personId: 'wang' }
  me = { ...owner, name: '姓名-wang', posts: [{ role: 'reporter', gridIds: null }] }
})
afterEach(() => heart.close())

const photos = Promise.all([realPhoto(1), realPhoto(2)])

async function phoneWithReport(count: number) {
  const phone = await freshPhone(me)
  const draft = await createDraft(phone.db, owner, phone.env)
  for (const ready of (await photos).slice(0, count)) {
    const source = { bytes: new ArrayBuffer(4), name: 'a.jpg', type: 'image/jpeg' }
    const photo = await addDraftPhoto(phone.db, draft.draftId, source, phone.env)
    await settlePhoto(phone.db, photo.photoId, { ready, facts: { takenAt: null, position: null } })
  }
  const sealing = await sealDraft(phone.db, draft.draftId, phone.env)
  if (!sealing.ok) throw new Error(sealing.why)
  return { ...phone, sealing }
}

const syncOn = (db: LocalDb, env: Environment, fate?: (exchange: number) => Fate) => {
  const { api, exchanges } = clientOn(heart, 'wang', fate)
  const timers = { set: () => null, clear: () => undefined }
  return { ...createSync({ db, env, api, locks: undefined, timers }), exchanges }
}

const deskCases = async () => {
  const answer = await heart.app.request('http://localhost/v1/desk/cases?tab=submitted', {
    headers: { cookie: heart.cookieOf('zheng') },
  })
  return ((await answer.json()) as { cases: { caseId: string; photos: { state: string }[] }[] }).cases
}

describe('a report with two photos', () => {
  test('is delivered, and its author hears where it stands', async () => {
    const { db, env } = await phoneWithReport(2)
    const report = await syncOn(db, env).run()
    expect(report).toEqual({ sent: 1, waiting: 0, held: 0, trouble: null, nextTryAt: null })
    const [mine] = await listMyReports(db, owner)
    expect(mine).toMatchObject({ sync: { state: 'delivered', photosSent: 2 }, case: { state: 'submitted' } })
  })

  test.each<Fate>(['lost on the way', 'answer lost'])(
    'exists once, whole, whichever exchange is cut (%s)',
    async (fate) => {
      const whole = await phoneWithReport(2)
      const counting = syncOn(whole.db, whole.env)
      await counting.run()
      const total = counting.exchanges()
      expect(total).toBeGreaterThan(8)
      for (let cut = 0; cut < total; cut++) {
        const { db, env, sealing } = await phoneWithReport(2)
        await syncOn(db, env, (exchange) => (exchange === cut ? fate : 'through')).run({ pressed: true })
        await syncOn(db, env).run({ pressed: true })
        expect((await db.get('operations', sealing.opId))?.state, `cut at exchange ${cut}`).toBe('delivered')
      }
      const cases = await deskCases()
      expect(cases).toHaveLength(total + 1)
      expect(new Set(cases.flatMap((one) => one.photos.map((photo) => photo.state)))).toEqual(new Set(['stored']))
      expect(cases.every((one) => one.photos.length === 2)).toBe(true)
    },
    60_000,
  )

  test('sent by two senders at once exists once', async () => {
    const { db, env } = await phoneWithReport(2)
    await Promise.all([syncOn(db, env).run(), syncOn(db, env).run(), syncOn(db, env).run()])
    await syncOn(db, env).run({ pressed: true })
    const [mine] = await listMyReports(db, owner)
    expect(mine?.sync.state).toBe('delivered')
    expect(await deskCases()).toHaveLength(1)
  })

  test('goes on where it was after the server started again', async () => {
    const { db, env } = await phoneWithReport(2)
    await syncOn(db, env, (exchange) => (exchange < 3 ? 'through' : 'lost on the way')).run()
    await heart.stop()
    heart = await openHeart(heart.folder)
    await syncOn(db, env).run({ pressed: true })
    expect((await listMyReports(db, owner))[0]?.sync.state).toBe('delivered')
  })
})

test('a supplement and a withdrawal follow their report and end the case', async () => {
  const { db, env, sealing } = await phoneWithReport(1)
  const caseId = (await db.get('operations', sealing.opId))?.caseId ?? ''
  const supplement = { act: 'supplement' as const, supplement: { categoryId: 'ebike-parking' } }
  await sealAct(db, owner, { caseId, act: supplement, revision: null, after: sealing.opId }, env)
  env.tick(1000)
  await syncOn(db, env).run()
  expect(await cachedCases(db, owner, 'mine')).toMatchObject([{ categoryId: 'ebike-parking', state: 'submitted' }])
  await sealAct(db, owner, { caseId, act: { act: 'withdraw' }, revision: null }, env)
  await syncOn(db, env).run()
  expect(await cachedCases(db, owner, 'mine')).toMatchObject([{ state: 'withdrawn' }])
})

test('a refused withdrawal is kept with its reason and the report stays delivered', async () => {
  const { db, env, sealing } = await phoneWithReport(1)
  await syncOn(db, env).run()
  const caseId = (await db.get('operations', sealing.opId))?.caseId ?? ''
  await sealAct(db, owner, { caseId, act: { act: 'withdraw' }, revision: null }, env)
  await syncOn(db, env).run()
  const again = await sealAct(db, owner, { caseId, act: { act: 'withdraw' }, revision: null }, env)
  if (!again.ok) throw new Error(again.why)
  expect(await syncOn(db, env).sendNow(again.opId)).toEqual({ state: 'refused', code: 'wrong_state' })
})
