import { afterAll, beforeAll, expect, test } from 'vitest'
import { albumSchema, checklistSchema, numbersSchema } from '../../../domain/numbers.ts'
import { paths } from '../../../domain/wire.ts'
import { aDay, HOUR_MS, MONTH, SECRETS } from '../export/a-day.ts'
import { type Heart, openHeart } from '../heart/heart.ts'

let heart: Heart
let day: Awaited<ReturnType<typeof aDay>>
beforeAll(async () => {
  heart = await openHeart()
  day = await aDay(heart)
})
afterAll(async () => {
  expect(heart.logged).toEqual([])
  await heart.close()
})

const get = async (path: string, who: 'li' | 'sun' | 'wu' | 'zheng' = 'li') =>
  (await heart.as(who).send('GET', path)).json()
const numbers = async (query = '', who: 'li' | 'sun' | 'wu' | 'zheng' = 'li') =>
  numbersSchema.parse(await get(paths.numbers + query, who))

test('a case walked to its end stands in the numbers of its month, grid, category and handler', async () => {
  const { from, to, total, groups } = await numbers()
  expect([from, to]).toEqual([MONTH, MONTH]) // the present month, since none was asked for
  expect(total).toMatchObject({
    received: 2,
    decided: 2,
    accepted: 2,
    closed: 1,
    ended: 1,
    dueJudged: 1,
    onTime: 1,
    done: 1,
  })
  const { times } = total
  expect(times.accepted.count).toBe(2)
  for (const [milestone, hours] of [
    ['done', 4],
    ['ended', 5],
  ] as const)
    expect(Math.abs((times[milestone].median ?? 0) - hours * HOUR_MS)).toBeLessThan((hours * HOUR_MS) / 256)
  expect(groups.grid.map(({ key }) => key)).toEqual(['g3'])
  expect(groups.category.map(({ key, figures }) => [key, figures.received])).toEqual([
    ['ebike-parking', 1],
    ['waste-sorting', 1],
  ])
  expect(groups.handler).toMatchObject([{ key: 'chen', name: '姓名-chen', figures: { received: 2 } }])
  expect(groups.month.map(({ key }) => key)).toEqual([MONTH])
})

test('another month, category or grid has its own', async () => {
  expect((await numbers('?from=2026-09&to=2026-09')).total.received).toBe(0)
  expect((await numbers('?category=waste-sorting')).total.received).toBe(1)
  expect((await numbers('?from=2026-01&to=2026-12&grid=g3')).total.received).toBe(2)
})

test('a leader sees the own grids, supervisor and admin the community', async () => {
  const received = async (who: 'li' | 'sun' | 'wu' | 'zheng') => (await numbers('', who)).total.received
  expect(await Promise.all((['li', 'sun', 'wu', 'zheng'] as const).map(received))).toEqual([2, 0, 2, 2])
})

test('the checklist tells of each item its cases and pictures', async () => {
  const { items } = checklistSchema.parse(await get(paths.checklist))
  expect(items.find(({ item }) => item === '车辆停放有序')).toMatchObject({
    received: 1,
    open: 0,
    closed: 1,
    photosBefore: 1,
    photosAfter: 1,
    pairs: 1,
  })
  expect(items.find(({ item }) => item === '垃圾分类投放')).toMatchObject({
    received: 1,
    open: 1,
    photosBefore: 0,
    pairs: 0,
  })
})

test('the album has the closed case’s pictures, of its own item only, and both may be fetched', async () => {
  const album = albumSchema.parse(await get(`${paths.album}?item=${encodeURIComponent('车辆停放有序')}`))
  expect(album).toMatchObject({
    more: false,
    pairs: [{ categoryId: 'ebike-parking', gridId: 'g3', buildingId: 'b12' }],
  })
  const [pair] = album.pairs
  for (const id of [pair?.before ?? '', pair?.after ?? ''])
    expect((await heart.as('li').send('GET', paths.photo(id, 'thumbnail'))).status).toBe(200)
  expect(await get(`${paths.album}?item=${encodeURIComponent('河道整洁')}`)).toEqual({ pairs: [], more: false })
})

test('nothing of it says who reported', async () => {
  const reading = (
    await Promise.all([paths.numbers, paths.checklist, paths.album].map((path) => get(path, 'zheng')))
  ).map((one) => JSON.stringify(one))
  for (const secret of SECRETS([day.closed.reportId, day.closed.caseId]))
    expect([secret, reading.join('').includes(secret)]).toEqual([secret, false])
})
