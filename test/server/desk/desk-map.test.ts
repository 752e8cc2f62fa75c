import { afterEach, beforeEach, expect, test } from 'vitest'
import { deskHeatSchema, deskMapSchema, MAP_POINTS_MAX, samePlaceSchema } from '../../../domain/desk-map.ts'
import { paths } from '../../../domain/wire.ts'
import { at } from '../../support/community-fixture.ts'
import { type Heart, type Member, openHeart } from '../heart/heart.ts'
import { aReport, refusal } from '../heart/phone.ts'

let heart: Heart
beforeEach(async () => {
  heart = await openHeart()
})
afterEach(async () => {
  expect(heart.logged).toEqual([])
  await heart.close()
})

const place = { source: 'map' as const, accuracy: null, at: null, buildingId: null, unit: null, spot: null }
const reportAt = (east: number, north: number) => aReport({ place: { ...place, ...at(east, north) } })
const [sw, ne] = [at(-300, -300), at(300, 300)]
const sight = `south=${sw.lat}&west=${sw.lng}&north=${ne.lat}&east=${ne.lng}&zoom=17`
const map = async (who: Member, more = '') =>
  deskMapSchema.parse(await (await heart.as(who).send('GET', `${paths.deskMap}?${sight}${more}`)).json())

test('a desk sees the cases of its own grids on the map, and no others', async () => {
  const mine = reportAt(0, 0)
  for (const report of [mine, reportAt(100, 0), aReport({ place: null })]) await heart.as('wang').putReport(report)
  expect((await map('li')).points).toMatchObject([{ caseId: mine.caseId, gridId: 'g3', state: 'submitted' }])
  expect((await map('sun')).total).toBe(1)
  expect((await map('zheng')).total).toBe(2)
  expect((await map('li', '&grid=g4')).total).toBe(0)
})

test('a step is on the map at once', async () => {
  const report = reportAt(0, 0)
  await heart.as('wang').putReport(report)
  await heart.as('li').act(report.caseId, { act: 'accept' }, 1)
  expect((await map('li', '&state=submitted')).total).toBe(0)
  expect((await map('li', '&state=accepted&category=ebike-parking')).points).toMatchObject([{ state: 'accepted' }])
  expect(await heart.stores.journal.recountMap(false)).toEqual([])
})

test('no view tells more cases one by one than it may; then it says how many lie where', async () => {
  const reports = Array.from({ length: MAP_POINTS_MAX + 1 }, (_, i) => reportAt((i % 50) - 25, Math.floor(i / 50)))
  await Promise.all(reports.map((report) => heart.as('wang').putReport(report)))
  const seen = await map('li')
  expect([seen.total, seen.points.length]).toEqual([MAP_POINTS_MAX + 1, 0])
  expect(seen.cells.reduce((sum, { count }) => sum + count, 0)).toBe(MAP_POINTS_MAX + 1)
}, 60_000)

test('heat tells how many came in a month', async () => {
  for (const report of [reportAt(0, 0), reportAt(1, 0)]) await heart.as('wang').putReport(report)
  const heat = async (query: string) =>
    deskHeatSchema.parse(await (await heart.as('li').send('GET', `${paths.deskHeat}?${query}`)).json())
  expect(await heat('month=2026-10&category=ebike-parking')).toMatchObject({ total: 2, cells: [{ count: 2 }] })
  expect(await heat('month=2026-09')).toEqual({ total: 0, cells: [] })
})

test('a case tells what else came in at its place, never to a desk that may not see it', async () => {
  const [here, near, far] = [reportAt(0, 0), reportAt(10, 0), reportAt(-100, 0)]
  for (const report of [here, near, far]) await heart.as('wang').putReport(report)
  const found = samePlaceSchema.parse(await (await heart.as('li').send('GET', paths.samePlace(here.caseId))).json())
  expect(found.cases).toMatchObject([{ caseId: near.caseId, state: 'submitted', metres: 10 }])
  expect(await refusal(heart.as('sun').send('GET', paths.samePlace(here.caseId)))).toEqual([404, 'not_found'])
  expect(await refusal(heart.as('wang').send('GET', paths.samePlace(here.caseId)))).toEqual([403, 'not_allowed'])
})

test('a question that is none is refused', async () => {
  const queries = [
    '',
    'south=1&west=1&north=0&east=2&zoom=3',
    'south=NaN&west=1&north=2&east=2&zoom=3',
    `${sight}&state=all`,
    `${sight}&from=2026-13`,
    `${sight}&grid=`,
    `${sight}&category=${'x'.repeat(65)}`,
  ]
  for (const query of queries) {
    expect([query, await refusal(heart.as('li').send('GET', `${paths.deskMap}?${query}`))]).toEqual([
      query,
      [400, 'bad_query'],
    ])
  }
  expect(await refusal(heart.as('li').send('GET', `${paths.deskHeat}?month=October`))).toEqual([400, 'bad_query'])
  for (const path of [`${paths.deskMap}?${sight}`, paths.deskHeat])
    expect(await refusal(heart.as('wang').send('GET', path))).toEqual([403, 'not_allowed'])
})
