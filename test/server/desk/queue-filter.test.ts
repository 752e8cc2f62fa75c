import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { communitySchema } from '../../../domain/community.ts'
import { deskViewsSchema, viewPaths } from '../../../domain/desk-view.ts'
import { randomId } from '../../../domain/id.ts'
import { REASONS_PATH } from '../../../domain/reasons.ts'
import { deskPageSchema, paths } from '../../../domain/wire.ts'
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
const page = async (who: Member, query: string) => {
  const answer = await heart.as(who).send('GET', `${paths.deskCases}?tab=${query}`)
  return deskPageSchema.parse(await answer.json()).cases.map((one) => one.caseId)
}

describe('a filtered tab', () => {
  test('holds what is asked for: grid, category, month of receipt; never a foreign grid', async () => {
    const [ours, theirs, open] = [
      aReport(),
      aReport({ place: { ...place, ...at(100, 0) } }),
      aReport({ categoryId: null }),
    ]
    for (const report of [ours, theirs, open]) {
      await heart.as('wang').putReport(report)
      heart.clock.now += 1000
    }
    expect(await page('zheng', 'submitted')).toEqual([open.caseId, theirs.caseId, ours.caseId])
    expect(await page('zheng', 'submitted&grid=g4')).toEqual([theirs.caseId])
    expect(await page('li', 'submitted&grid=g4')).toEqual([])
    expect(await page('zheng', 'submitted&category=none')).toEqual([open.caseId])
    expect(await page('zheng', `submitted&category=${ours.categoryId}`)).toEqual([theirs.caseId, ours.caseId])
    expect(await page('zheng', 'submitted&from=2026-10&to=2026-10')).toHaveLength(3)
    expect(await page('zheng', 'submitted&from=2026-11')).toEqual([])
    expect(await page('zheng', 'submitted&to=2026-09')).toEqual([])
  })

  test('holds nothing that did not come back, when only that is asked for', async () => {
    await heart.as('wang').putReport(aReport())
    expect(await page('li', 'submitted&again=1')).toEqual([])
    expect(await page('li', 'submitted&again=1&due=late')).toEqual([])
  })

  test('holds what somebody was not satisfied with, when only that is asked for', async () => {
    const [unhappy, other] = [aReport(), aReport()]
    for (const report of [unhappy, other]) await heart.as('wang').putReport(report)
    await heart.as('li').act(unhappy.caseId, { act: 'decline', reason: '看不出问题' }, 1)
    expect(await page('li', 'closed&objected=1')).toEqual([])
    await heart.as('wang').act(unhappy.caseId, { act: 'object', reason: '问题还在' }, null)
    expect(await page('li', 'submitted&objected=1')).toEqual([unhappy.caseId])
    expect(await page('li', 'submitted')).toHaveLength(2)
  })

  test('what cannot be read is refused', async () => {
    for (const query of ['due=yes', 'again=', 'objected=yes', 'from=soon', 'grid=']) {
      const answer = await heart.as('li').send('GET', `${paths.deskCases}?tab=submitted&${query}`)
      expect(await refusal(answer)).toEqual([400, 'bad_query'])
    }
  })
})

describe('saved views', () => {
  const views = async (who: Member) =>
    deskViewsSchema.parse(await (await heart.as(who).send('GET', viewPaths.all)).json()).views
  const id = () => randomId(crypto.getRandomValues(new Uint8Array(16)))
  const content = { name: '三号网格超期', query: 'tab=submitted&grid=g3&due=late' }

  test('are kept, changed and removed by their owner alone', async () => {
    const viewId = id()
    expect((await heart.as('li').send('PUT', viewPaths.one(viewId), { json: content })).status).toBe(200)
    expect(await views('li')).toEqual([{ viewId, ...content }])
    expect(await views('sun')).toEqual([])
    await heart.as('li').send('PUT', viewPaths.one(viewId), { json: { ...content, name: '超期' } })
    expect(await views('li')).toEqual([{ viewId, ...content, name: '超期' }])
    await heart.as('sun').send('DELETE', viewPaths.one(viewId))
    expect(await views('li')).toHaveLength(1)
    expect((await heart.as('li').send('DELETE', viewPaths.one(viewId))).status).toBe(200)
    expect(await views('li')).toEqual([])
  })

  test('what is no view is refused, and so is one too many and anybody without a desk', async () => {
    for (const bad of [{ ...content, query: '//evil' }, { ...content, name: ' ' }, { name: 'x' }]) {
      expect(await refusal(await heart.as('li').send('PUT', viewPaths.one(id()), { json: bad }))).toEqual([
        400,
        'bad_body',
      ])
    }
    for (let i = 0; i < 20; i++) await heart.as('li').send('PUT', viewPaths.one(id()), { json: content })
    expect(await refusal(await heart.as('li').send('PUT', viewPaths.one(id()), { json: content }))).toEqual([
      400,
      'bad_body',
    ])
    expect(await views('li')).toHaveLength(20)
    expect((await heart.as('wang').send('GET', viewPaths.all)).status).toBe(403)
  })
})

describe('usual reasons', () => {
  const put = (who: Member, body: unknown, version: string) =>
    heart.as(who).send('PUT', REASONS_PATH, { json: body, headers: { 'if-match': `"${version}"` } })

  test('are the admin’s to write, for everybody’s phone, on the version that was seen', async () => {
    const reasons = { decline: ['不在本社区'], ask: [] }
    const { version } = heart.community
    expect((await put('li', reasons, version)).status).toBe(403)
    const written = communitySchema.parse(await (await put('zheng', reasons, version)).json())
    expect(written.reasons).toEqual(reasons)
    const read = communitySchema.parse(await (await heart.as('wang').send('GET', paths.community)).json())
    expect(read).toMatchObject({ reasons, version: written.version })
    expect(await refusal(await put('zheng', {}, version))).toEqual([412, 'revision_conflict'])
    for (const bad of [{ decline: [''] }, { accept: ['x'] }, { ask: Array.from({ length: 10 }, () => '哪里？') }]) {
      expect(await refusal(await put('zheng', bad, written.version))).toEqual([400, 'bad_body'])
    }
  })
})
