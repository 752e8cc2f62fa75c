import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Me } from '../../../domain/person.ts'
import { cachedCases } from '../../../src/offline/cached-cases.ts'
import { pullFeed } from '../../../src/offline/pull-feed.ts'
import { type Heart, openHeart } from '../../server/heart/heart.ts'
import { aReport } from '../../server/heart/phone.ts'
import { walkOf } from '../../server/heart/walk.ts'
import { freshPhone } from '../../support/local-phone.ts'
import { clientOn } from '../../support/phone-on-server.ts'

const DAY_MS = 86_400_000
let heart: Heart
beforeEach(async () => {
  heart = await openHeart()
})
afterEach(() => heart.close())

test('a closed case leaves the phone with the first news from fourteen days later, not by the phone’s own clock', async () => {
  const report = aReport()
  await heart.as('wang').putReport(report)
  const walk = walkOf(heart, report.caseId)
  await walk.inProgress()
  await walk.step('chen', { act: 'done', photoIds: [await walk.evidence()], note: '' })
  await walk.step('li', { act: 'verify', note: '' })

  const me: Me = { communityId: heart.community.id, personId: 'zhao', name: '', posts: [] }
  const { db, env } = await freshPhone(me)
  const pull = () => pullFeed('near', me, { api: clientOn(heart, 'zhao').api, db, env })
  const kept = async () => (await cachedCases(db, me, 'near')).map(({ caseId }) => caseId)
  await pull()
  env.tick(400 * DAY_MS)
  await pull()
  expect(await kept()).toEqual([report.caseId])

  const [soon, late] = [aReport(), aReport()]
  heart.clock.now += 13 * DAY_MS
  await heart.as('wang').putReport(soon)
  await pull()
  expect((await kept()).sort()).toEqual([report.caseId, soon.caseId].sort())

  heart.clock.now += DAY_MS
  await heart.as('wang').putReport(late)
  await pull()
  expect((await kept()).sort()).toEqual([soon.caseId, late.caseId].sort())
})
