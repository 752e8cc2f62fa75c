import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { escapeXml } from '../../../server/open311/xml.ts'
import { dataFiles } from '../../../server/start/data-folder.ts'
import { openDatabase } from '../../../server/stores/sqlite/database.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { aReport } from '../heart/phone.ts'

const DAY = 86_400_000
/** Monday 2026-10-12 begins in Shanghai. */
const MONDAY = Date.UTC(2026, 9, 11, 16)
let heart: Heart
beforeEach(async () => {
  heart = await openHeart()
})
afterEach(async () => {
  expect(heart.logged).toEqual([])
  await heart.close()
})

const get = async (path: string) => {
  const answer = await heart.app.request(`/open311/v2/${path}`)
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
}
const json = async (path: string) => JSON.parse((await get(path)).text)
const xml = async (path: string) => {
  const { text } = await get(path)
  expect(XMLValidator.validate(text)).toBe(true)
  expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>')).toBe(true)
  return new XMLParser({ ignoreDeclaration: true, parseTagValue: false }).parse(text)
}

/** What part 5 will do when a person releases a case. */
async function release(publicId: string, day: number, status = 'open', categoryId = 'ebike-parking') {
  const db = await openDatabase(dataFiles(heart.folder).database)
  await db
    .insertInto('case_releases')
    .values({
      community_id: heart.community.id,
      case_id: `case-${publicId}`,
      public_id: publicId,
      released_at: day + DAY,
      status,
      category_id: categoryId,
      requested_day: day,
      updated_day: day + DAY,
      lat: 28.37,
      lng: 121.35,
      address: '12幢 <北侧> & "门口"',
      photo_name: null,
    })
    .execute()
  await db.destroy()
}
const ids = async (query = '') =>
  (await json(`requests.json${query}`)).map((one: { service_request_id: string }) => one.service_request_id)

test('the services are the community’s categories, in both formats alike', async () => {
  const listed = await json('services.json')
  expect(listed).toHaveLength(heart.community.categories.length)
  expect(listed[0]).toMatchObject({ service_code: 'ebike-parking', metadata: false, type: 'realtime' })
  expect((await get('services.xml')).type).toBe('text/xml; charset=utf-8')
  expect((await get('services.json')).type).toBe('application/json; charset=utf-8')
  const { services } = await xml('services.xml')
  expect(services.service.map((one: { service_code: string }) => one.service_code)).toEqual(
    listed.map((one: { service_code: string }) => one.service_code),
  )
  expect(await json('services/ebike-parking.json')).toEqual({ service_code: 'ebike-parking', attributes: [] })
  expect((await xml('services/ebike-parking.xml')).service_definition.service_code).toBe('ebike-parking')
})

test('lists nothing that was not released: a report, its case and its photo stay unknown', async () => {
  const report = aReport()
  await heart.as('wang').putReport(report)
  expect(await json('requests.json')).toEqual([])
  expect((await xml('requests.xml')).service_requests).toBe('')
  for (const id of [report.caseId, report.reportId, report.photos[0]?.id ?? '']) {
    expect(await json(`requests/${id}.json`)).toEqual([{ code: 404, description: 'service_request_id: not found' }])
    expect(await ids(`?service_request_id=${id}`)).toEqual([])
  }
})

test('what was released has a day and no moment, no words and no name; the same as XML', async () => {
  await release('a1', MONDAY)
  const [item] = await json('requests/a1.json')
  expect(item).toMatchObject({
    service_request_id: 'a1',
    status: 'open',
    service_code: 'ebike-parking',
    description: null,
    requested_datetime: '2026-10-12T00:00:00+08:00',
    updated_datetime: '2026-10-13T00:00:00+08:00',
    lat: 28.37,
    long: 121.35,
    media_url: null,
  })
  expect((await xml('requests/a1.xml')).service_requests.request.address).toBe('12幢 <北侧> & "门口"')
  expect((await get('requests/a1.xml')).text).toContain('12幢 &lt;北侧&gt; &amp; &quot;门口&quot;')
})

test('asked by id, code, status, span and page', async () => {
  await release('a1', MONDAY)
  await release('a2', MONDAY - 3 * DAY, 'closed')
  await release('a3', MONDAY - 5 * DAY, 'open', 'waste-sorting')
  await release('a4', MONDAY - 200 * DAY)
  expect(await ids()).toEqual(['a1', 'a2', 'a3'])
  expect(await ids('?service_request_id=a4,a2&status=open')).toEqual(['a2', 'a4'])
  expect(await ids('?status=open')).toEqual(['a1', 'a3'])
  expect(await ids('?status=open,closed&service_code=waste-sorting')).toEqual(['a3'])
  expect(await ids('?start_date=2026-10-09&end_date=2026-10-12')).toEqual(['a2'])
  expect(await ids('?start_date=2026-03-20T00:00:00Z')).toEqual(['a4'])
  expect(await ids('?page=2')).toEqual([])
  expect(await ids(`?jurisdiction_id=${heart.community.id}`)).toEqual(['a1', 'a2', 'a3'])
})

describe('is refused in the form of the specification', () => {
  test.each([
    ['requests.json?status=new', 400],
    ['requests.json?start_date=yesterday', 400],
    ['requests.json?start_date=2026-01-01&end_date=2026-10-01', 400],
    ['requests.json?start_date=2026-10-02&end_date=2026-10-01', 400],
    ['requests.json?page=0', 400],
    ['requests.json?service_code=', 400],
    ['services.json?jurisdiction_id=nowhere', 404],
    ['services/nothing.json', 404],
    ['nothing.json', 404],
    ['toString.json', 404],
    ['a/b/c.json', 404],
  ])('%s', async (path, status) => {
    const found = await get(path)
    expect(found.status).toBe(status)
    expect(JSON.parse(found.text)).toMatchObject([{ code: status, description: expect.any(String) }])
  })
  test('as XML, and where the format is not named', async () => {
    expect((await xml('requests.xml?page=x')).errors.error.code).toBe('400')
    expect((await xml('services')).errors.error.code).toBe('404')
  })
  test('a report cannot be handed in here', async () => {
    const answer = await heart.app.request('/open311/v2/requests.json', { method: 'POST', body: '{}' })
    expect([answer.status, await answer.json()]).toMatchObject([405, [{ code: 405 }]])
  })
  test('with several communities one must be named', async () => {
    const { version: _, ...content } = heart.community
    await heart.stores.communities.write({ ...content, id: '331081001008', name: '月河社区' })
    expect((await get('services.json')).status).toBe(400)
    expect((await get('services.json?jurisdiction_id=331081001008')).status).toBe(200)
  })
})

test('the discovery names this endpoint and its formats', async () => {
  expect(await json('discovery.json')).toMatchObject({
    endpoints: [{ specification: 'http://wiki.open311.org/GeoReport_v2', formats: ['text/xml', 'application/json'] }],
  })
  expect((await xml('discovery.xml')).discovery.endpoints.endpoint.url).toBe('http://localhost/open311/v2')
})

test('what XML cannot hold is left out, what it must escape is escaped', () => {
  expect(escapeXml('a\u0000\u000b<b>&\'"\ud800好😀')).toBe('a&lt;b&gt;&amp;&apos;&quot;好😀')
})
