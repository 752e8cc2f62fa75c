import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportJobSchema, exportJobsSchema } from '../../../domain/export-job.ts'
import { paths } from '../../../domain/wire.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { aReport, refusal } from '../heart/phone.ts'
import { exported, finished, wish } from './a-day.ts'

let heart: Heart
beforeAll(async () => {
  heart = await openHeart()
  for (let i = 0; i < 40; i++) await heart.as('wang').putReport(aReport())
})
afterAll(async () => {
  expect(heart.logged).toEqual([])
  await heart.close()
})

const ask = (json: unknown, who: 'li' | 'wang' | 'chen' = 'li') => heart.as(who).send('POST', paths.exports, { json })

describe('an export belongs to who asked for it', () => {
  test('nobody else finds it, watches it, ends it or takes it away; not even an admin', async () => {
    const { job } = await exported(heart, 'li', wish('cases.csv'))
    for (const who of ['sun', 'zheng', 'wu'] as const) {
      const phone = heart.as(who)
      expect(await refusal(phone.send('GET', paths.export(job.exportId)))).toEqual([404, 'not_found'])
      expect(await refusal(phone.send('GET', paths.exportFile(job.exportId)))).toEqual([404, 'not_found'])
      expect(await refusal(phone.send('DELETE', paths.export(job.exportId)))).toEqual([404, 'not_found'])
      expect(exportJobsSchema.parse(await (await phone.send('GET', paths.exports)).json()).jobs).toEqual([])
    }
    expect((await heart.as('li').send('GET', paths.exportFile(job.exportId))).status).toBe(200)
  })

  test('reporters and handlers have no exports at all', async () => {
    for (const who of ['wang', 'chen'] as const) {
      expect(await refusal(ask(wish('cases.csv'), who))).toEqual([403, 'not_allowed'])
      expect(await refusal(heart.as(who).send('GET', paths.numbers))).toEqual([403, 'not_allowed'])
    }
  })

  test('who lost a grid since then does not get what was reached then', async () => {
    const { job } = await exported(heart, 'li', wish('cases.csv'))
    const post = { role: 'grid_leader' as const, kinds: [], from: 0, to: null }
    const person = { communityId: heart.community.id, personId: 'li', name: '姓名-li' }
    await heart.stores.people.putPerson({ ...person, posts: [{ ...post, gridIds: ['g3'] }] })
    expect(await refusal(heart.as('li').send('GET', paths.exportFile(job.exportId)))).toEqual([404, 'not_found'])
    await heart.stores.people.putPerson({ ...person, posts: [{ ...post, gridIds: ['g3', 'none'] }] })
    expect((await heart.as('li').send('GET', paths.exportFile(job.exportId))).status).toBe(200)
  })
})

test('a finished one that is deleted is gone, and its file with it', async () => {
  const { job } = await exported(heart, 'li', wish('numbers.csv'))
  expect((await heart.as('li').send('DELETE', paths.export(job.exportId))).status).toBe(204)
  expect(await refusal(heart.as('li').send('GET', paths.export(job.exportId)))).toEqual([404, 'not_found'])
  expect(await heart.stores.exportFiles.open(heart.community.id, job.exportId)).toBeNull()
})

test('one that is called off leaves no file, and says that it was', async () => {
  const begun = exportJobSchema.parse(await (await ask(wish('cases.xlsx'))).json())
  await heart.as('li').send('DELETE', paths.export(begun.exportId))
  expect((await finished(heart, 'li', begun.exportId)).state).toBe('cancelled')
  await exported(heart, 'li', wish('numbers.csv')) // made after it: the other has come to its end
  expect(await refusal(heart.as('li').send('GET', paths.exportFile(begun.exportId)))).toEqual([404, 'not_found'])
  expect(await heart.stores.exportFiles.open(heart.community.id, begun.exportId)).toBeNull()
})

test('a finished one says how many cases it looked at', async () => {
  const { job } = await exported(heart, 'li', wish('cases.csv'))
  expect(job).toMatchObject({ state: 'ready', failure: null, done: 40, total: 40, fileName: '案件清单_2026-10.csv' })
  expect(job.bytes).toBeGreaterThan(1000)
})

test('nonsense is refused as such', async () => {
  expect(await refusal(ask({ ...wish('cases.csv'), kind: 'people.csv' }))).toEqual([400, 'bad_body'])
  expect(await refusal(ask({ ...wish('cases.csv'), reach: null }))).toEqual([400, 'bad_body'])
  expect(await refusal(ask({ ...wish('cases.csv'), from: '2026-13' }))).toEqual([400, 'bad_body'])
  expect(await refusal(ask({ ...wish('cases.csv'), from: '2026-11', to: '2026-10' }))).toEqual([400, 'bad_query'])
  expect(await refusal(ask({ ...wish('cases.csv'), from: '2001-01', to: '2026-10' }))).toEqual([400, 'bad_query'])
  expect(await refusal(heart.as('li').send('GET', paths.export('x')))).toEqual([404, 'not_found'])
  expect(await refusal(heart.as('li').send('GET', `${paths.numbers}?from=2026-12&to=2026-11`))).toEqual([
    400,
    'bad_query',
  ])
})

test('a fourth at once has to wait', async () => {
  const answers = await Promise.all(Array.from({ length: 4 }, () => ask(wish('cases.xlsx'))))
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 202, 202, 429])
  expect(answers.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('10')
  await heart.exports.stop()
})
