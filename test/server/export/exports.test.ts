import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXPORT_KINDS } from '../../../domain/export-job.ts'
import { paths } from '../../../domain/wire.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { aDay, exported, HOUR_MS, RECEIVED, SECRETS, wish } from './a-day.ts'
import { parseCsv } from './parse-csv.ts'
import { parseDocx, parseIcs, parseSheet } from './parse-files.ts'

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

const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const local = (at: number) => new Date(at + 8 * HOUR_MS).toISOString().slice(0, 16).replace('T', ' ')

describe('a list of cases', () => {
  test('as CSV: with BOM, named, and nothing in it computes', async () => {
    const { answer, bytes } = await exported(heart, 'li', wish('cases.csv'))
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('案件清单_2026-10.csv'))
    expect(text(bytes).charCodeAt(0)).toBe(0xfeff)
    const [heads = [], ...rows] = parseCsv(text(bytes))
    const named = rows.map((row) => Object.fromEntries(heads.map((head, i) => [head, row[i]])))
    expect(named).toHaveLength(2)
    expect(named[0]).toMatchObject({
      状态: '已结案',
      类别: '电瓶车乱停放',
      文明城市项目: '车辆停放有序',
      楼栋: '12幢',
      收到时间: local(RECEIVED - (RECEIVED % HOUR_MS)),
      立案时间: local(RECEIVED + 2 * HOUR_MS),
      处置员: '姓名-chen',
      任务: "'=挪走车辆",
      按期: '是',
      返工次数: '0',
      复发: '否',
    })
    expect(named[1]).toMatchObject({ 状态: '挂账', 按期: '' })
  })

  test('as a workbook: real dates and numbers, the task as text', async () => {
    const { bytes } = await exported(heart, 'li', wish('cases.xlsx'))
    const { heads, rows } = parseSheet(bytes)
    expect(heads.slice(0, 3)).toEqual(['编号', '状态', '类别'])
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({ 状态: '已结案', 任务: '=挪走车辆', 返工次数: 0 })
    const day = Number(rows[0]?.立案时间) // days since 1899-12-30
    expect(Math.round((day - 25_569) * 86_400_000) - 8 * HOUR_MS).toBeCloseTo(RECEIVED + 2 * HOUR_MS, -2)
  })

  test('as GeoJSON: a point at the building’s middle, not where the phone stood', async () => {
    const { bytes } = await exported(heart, 'li', wish('cases.geojson'))
    const collection = JSON.parse(text(bytes))
    const building = heart.community.buildings.find(({ id }) => id === 'b12')
    const { lat = 0, lng = 0 } = building?.center ?? {}
    expect(collection).toMatchObject({
      type: 'FeatureCollection',
      features: [{ type: 'Feature' }, { type: 'Feature' }],
    })
    const [first] = collection.features
    expect(first.geometry).toEqual({ type: 'Point', coordinates: [Number(lng.toFixed(6)), Number(lat.toFixed(6))] })
    expect(first.properties).toMatchObject({ 状态: '已结案', 立案时间: new Date(RECEIVED + 2 * HOUR_MS).toISOString() })
  })

  test('is whole and well-formed where there is nothing to list', async () => {
    const empty = { from: '2025-01', to: '2025-01' }
    expect(JSON.parse(text((await exported(heart, 'li', wish('cases.geojson', empty))).bytes)).features).toEqual([])
    expect(parseCsv(text((await exported(heart, 'li', wish('cases.csv', empty))).bytes))).toHaveLength(1)
    expect(parseSheet((await exported(heart, 'li', wish('cases.xlsx', empty))).bytes).rows).toEqual([])
  })
})

describe('statistics', () => {
  test('as a workbook and as CSV say the same', async () => {
    const { rows } = parseSheet((await exported(heart, 'zheng', wish('numbers.xlsx'))).bytes)
    expect(rows[0]).toMatchObject({ 分组: '合计', 上报: 2, 立案: 2, 立案率: 1, 结案: 1, 按期率: 1 })
    expect(Number(rows[0]?.['到立案（九成内，小时）'])).toBeCloseTo(2, 1)
    expect(rows.map(({ 分组 }) => 分组)).toEqual(expect.arrayContaining(['按网格', '按类别', '按处置员', '按月份']))
    const [heads = [], ...csv] = parseCsv(text((await exported(heart, 'zheng', wish('numbers.csv'))).bytes))
    expect(csv.map((row) => row[heads.indexOf('上报')])).toEqual(rows.map((row) => String(row.上报)))
  })

  test('as a monthly report in Word', async () => {
    const { lines } = parseDocx((await exported(heart, 'zheng', wish('report.docx'))).bytes)
    expect(lines[0]).toBe(`${heart.community.name} 月报`)
    expect(lines[1]).toBe('2026年10月')
    expect(lines[2]).toBe('本期上报 2 件，立案率 100.0%，按期率 100.0%，满意率 —。')
    expect(lines).toContain('车辆停放有序')
    expect(lines).toContain('姓名-chen')
  })
})

test('an album in Word holds the closed case’s two pictures with their days', async () => {
  const { lines, pictures, shown } = parseDocx((await exported(heart, 'li', wish('album.docx'))).bytes)
  expect(shown).toBe(2)
  for (const picture of pictures) expect([picture[0], picture[1]]).toEqual([0xff, 0xd8])
  expect(lines.filter((line) => line.startsWith('整治'))).toEqual(['整治前 2026-10-12', '整治后 2026-10-12'])
  const none = parseDocx((await exported(heart, 'li', wish('album.docx', { category: 'waste-sorting' }))).bytes)
  expect([none.shown, none.lines.at(-1)]).toEqual([0, '这段时间没有同时有整治前和整治后照片的已结案件。'])
})

test('a calendar holds the review date of what was put aside, with an alarm the day before', async () => {
  const { bytes, answer } = await exported(heart, 'li', wish('calendar.ics'))
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const due = new Date(RECEIVED + 48 * HOUR_MS).toISOString().replace(/[-:]|\.\d+/g, '')
  const number = day.second.caseId.slice(-12)
  expect(parseIcs(text(bytes))).toEqual([
    expect.objectContaining({
      UID: `${number}-review@woodpecker`,
      SUMMARY: '挂账复查：错误垃圾分类',
      DTSTART: due,
      DURATION: 'PT30M',
      'ALARM-TRIGGER': '-PT24H',
    }),
  ])
})

test('no file says anything of who reported, in which words, when to the second or from where exactly', async () => {
  const onDesk = await (await heart.as('zheng').send('GET', paths.deskCase(day.closed.caseId))).text()
  expect(onDesk).toContain('CANARY') // what must not leave is there to be seen on the desk
  const secrets = SECRETS([day.closed.reportId, day.second.reportId, day.closed.caseId, day.second.caseId])
  for (const kind of EXPORT_KINDS) {
    const { bytes } = await exported(heart, 'zheng', wish(kind))
    const reading = kind.endsWith('docx')
      ? parseDocx(bytes).all
      : kind.endsWith('xlsx')
        ? JSON.stringify(parseSheet(bytes))
        : text(bytes)
    for (const secret of secrets) expect([kind, reading.includes(secret)]).toEqual([kind, false])
  }
})

test('a leader’s file holds the own grids only', async () => {
  const rows = async (who: 'li' | 'sun' | 'wu') =>
    parseSheet((await exported(heart, who, wish('cases.xlsx'))).bytes).rows.length
  expect([await rows('li'), await rows('sun'), await rows('wu')]).toEqual([2, 0, 2])
})
