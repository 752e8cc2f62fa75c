import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MyCase, NearCase } from '../../../domain/case-view.ts'
import type { Place } from '../../../domain/place.ts'
import { pastDayWords } from '../../../src/capture/past-day-words.ts'
import { isHintDismissed, keepHintDismissed } from '../../../src/capture/remembered.ts'
import { findSimilar } from '../../../src/capture/similar-near.ts'
import { joinCase } from '../../../src/offline/join-case.ts'
import type { LocalDb } from '../../../src/offline/local-db.ts'
import { at } from '../../support/community-fixture.ts'
import { draftWithPhotos, freshPhone, owner } from '../../support/local-phone.ts'

const NOW = Date.UTC(2026, 9, 20, 4)
const TODAY = Date.UTC(2026, 9, 19, 16)
const DAY_MS = 86_400_000
const place: Place = { source: 'map', ...at(0, 0), accuracy: null, at: null, buildingId: 'b12', unit: null, spot: null }

let phone: Awaited<ReturnType<typeof freshPhone>>
beforeEach(async () => {
  phone = await freshPhone()
})
afterEach(() => phone.db.close())

const near = (caseId: string, change: Partial<NearCase> = {}): NearCase => ({
  audience: 'near',
  caseId,
  revision: 1,
  state: 'accepted',
  categoryId: 'ebike-parking',
  gridId: 'g3',
  buildingId: 'b12',
  point: at(0, 0),
  day: TODAY,
  ...change,
})
const keep = (db: LocalDb, scope: 'near' | 'mine', view: NearCase | MyCase) =>
  db.put('cases', { ...owner, scope, caseId: view.caseId, view })
const find = () => findSimilar(phone.db, owner, place, 'ebike-parking', NOW)

test('at most three, from what this phone last heard of the neighbourhood', async () => {
  expect(await find()).toEqual([])
  for (const id of ['a', 'b', 'c', 'd']) await keep(phone.db, 'near', near(id))
  await keep(phone.db, 'near', near('e', { categoryId: 'clutter' }))
  expect((await find()).map(({ view, mine }) => [view.caseId, mine])).toEqual([
    ['a', null],
    ['b', null],
    ['c', null],
  ])
})

test('own reports and joinings are known as such, also those still on this phone', async () => {
  for (const id of ['a', 'b', 'c']) await keep(phone.db, 'near', near(id))
  const told = { audience: 'mine', reportId: 'r' } as MyCase // only these are looked at
  await keep(phone.db, 'mine', { ...told, caseId: 'a' })
  await keep(phone.db, 'mine', { ...told, caseId: 'b', joined: true })
  const draftId = await draftWithPhotos(phone.db, phone.env, [])
  await joinCase(phone.db, { draftId, caseId: 'c', withPhotos: true }, phone.env)
  expect((await find()).map(({ mine }) => mine)).toEqual(['reported', 'joined', 'joined'])
})

test('the days are said as people say them', () => {
  expect(pastDayWords(TODAY, NOW)).toBe('今天')
  expect(pastDayWords(TODAY - DAY_MS, NOW)).toBe('昨天')
  expect(pastDayWords(TODAY - 2 * DAY_MS, NOW)).toBe('10月18日')
})

test('仍要上报 is remembered for this draft alone', () => {
  const kept = new Map<string, string>()
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  keepHintDismissed(memory, 'one')
  expect([isHintDismissed(memory, 'one'), isHintDismissed(memory, 'two')]).toEqual([true, false])
})
