import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Me } from '../../../domain/person.ts'
import { createApiClient } from '../../../src/offline/api-client.ts'
import { countUnsent } from '../../../src/offline/count-unsent.ts'
import { createDraft, listDrafts } from '../../../src/offline/drafts.ts'
import { exportRescue } from '../../../src/offline/export-rescue.ts'
import { listMyReports } from '../../../src/offline/my-reports.ts'
import { readMe, writeMe } from '../../../src/offline/settings.ts'
import { createSync } from '../../../src/offline/sync.ts'
import { type Heart, openHeart } from '../../server/heart/heart.ts'
import { casesOnDesk, memberOf, phoneWithReport, syncOn } from '../../support/phone-with-report.ts'
import { problem, scriptedFetch } from '../../support/scripted-server.ts'

let heart: Heart
beforeEach(async () => {
  heart = await openHeart()
})
afterEach(() => heart.close())

test("somebody else who signs in on this phone sends and sees nothing of its owner's; the owner finds all of it again", async () => {
  const { db, env, me, sealing } = await phoneWithReport(heart, 1)
  await createDraft(db, me, env)
  const zhao = memberOf(heart, 'zhao')
  await writeMe(db, zhao)
  const report = await syncOn(heart, db, env, undefined, 'zhao').run({ pressed: true })
  expect(report).toMatchObject({ sent: 0, waiting: 0, held: 0 })
  expect(await casesOnDesk(heart)).toEqual([])
  expect([await listMyReports(db, zhao), await listDrafts(db, zhao), await countUnsent(db, zhao)]).toEqual([[], [], 0])
  expect(await exportRescue(db, zhao, '12345678', env)).toBeNull()

  await writeMe(db, me)
  expect(await listDrafts(db, me)).toHaveLength(1)
  await syncOn(heart, db, env).run()
  expect((await db.get('operations', sealing.opId))?.state).toBe('delivered')
})

test('signing out deletes nothing', async () => {
  const { db, env, sealing } = await phoneWithReport(heart, 1)
  await writeMe(db, null)
  expect(await syncOn(heart, db, env).run()).toMatchObject({ sent: 0, waiting: 0 })
  expect(await db.get('operations', sealing.opId)).toMatchObject({ state: 'sealed' })
  expect(await db.count('photoBytes')).toBe(1)
})

test('who loses every post keeps the own unsent work; it is sent when a post is given again', async () => {
  const { db, env, me, sealing } = await phoneWithReport(heart, 1)
  const bare: Me = { ...me, posts: [] }
  await writeMe(db, bare)
  const { fetch } = scriptedFetch(() => problem(403, 'not_allowed'))
  const timers = { set: () => null, clear: () => undefined }
  const refused = await createSync({ db, env, api: createApiClient(fetch), locks: undefined, timers }).run()
  expect(refused).toMatchObject({ held: 1, sent: 0 })
  const [mine] = await listMyReports(db, bare)
  expect(mine?.sync.hold).toMatchObject({ why: 'refused', code: 'not_allowed' })
  expect(await db.count('photoBytes')).toBe(1)
  expect(await readMe(db)).toEqual(bare)
  expect((await db.get('operations', sealing.opId))?.state).toBe('sealed')

  await writeMe(db, me)
  const again = syncOn(heart, db, env)
  again.start()
  await vi.waitFor(async () => expect((await db.get('operations', sealing.opId))?.state).toBe('delivered'))
  again.stop()
})
