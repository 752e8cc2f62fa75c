import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ALARMS, KNOWN_EVENTS } from '../../../domain/hearing.ts'
import { ACT_NAMES } from '../../../domain/lifecycle.ts'
import { paths } from '../../../domain/wire.ts'
import { type Heart, openHeart } from '../heart/heart.ts'
import { aReport, refusal } from '../heart/phone.ts'
import { dispatch, walkOf } from '../heart/walk.ts'
import { hear, inboxOf, short } from './hear.ts'

let heart: Heart
beforeEach(async () => {
  heart = await openHeart()
})
afterEach(() => heart.close())

async function reported(words = '占了盲道') {
  const report = aReport({ words })
  await heart.as('wang').putReport(report)
  return { report, walk: walkOf(heart, report.caseId) }
}

const read = (who: 'wang' | 'zhao', seqs: number[]) => heart.as(who).send('POST', paths.inboxRead, { json: { seqs } })

test('of every act, report and alarm it is said who hears of it', () => {
  expect(ACT_NAMES.filter((act) => !KNOWN_EVENTS.includes(act))).toEqual([])
  expect(KNOWN_EVENTS).toEqual(expect.arrayContaining(['report', ...ALARMS]))
})

describe('a report and what came of it', () => {
  test('is heard of by the leader of its grid, each step by who reported it, the end with its reason', async () => {
    const { walk } = await reported()
    await hear(heart)
    expect(short((await inboxOf(heart, 'li')).items)).toEqual([['report', 'desk', null]])
    for (const other of ['sun', 'wu', 'zheng', 'wang', 'chen'] as const) {
      expect([other, (await inboxOf(heart, other)).items]).toEqual([other, []])
    }
    await walk.inProgress()
    const photo = await walk.evidence()
    await walk.step('chen', { act: 'done', photoIds: [photo], note: '已挪走' })
    await walk.step('li', { act: 'verify', note: '看过了，通畅' })
    await hear(heart)
    expect(short((await inboxOf(heart, 'wang')).items)).toEqual([
      ['accept', 'mine', null],
      ['dispatch', 'mine', null],
      ['start', 'mine', null],
      ['done', 'mine', null],
      ['verify', 'mine', '看过了，通畅'],
    ])
    expect(short((await inboxOf(heart, 'li')).items)).toEqual([
      ['report', 'desk', null],
      ['done', 'desk', null],
    ])
    expect(short((await inboxOf(heart, 'chen')).items)).toEqual([
      ['dispatch', 'task', '挪走车辆'],
      ['verify', 'task', null],
    ])
  })

  test('不予受理 tells the reporter why, and who joined', async () => {
    const { report, walk } = await reported()
    await heart.as('zhao').act(report.caseId, { act: 'join' }, null)
    await walk.step('li', { act: 'decline', reason: '在自家院内' })
    await hear(heart)
    expect(short((await inboxOf(heart, 'wang')).items)).toEqual([['decline', 'mine', '在自家院内']])
    expect(short((await inboxOf(heart, 'zhao')).items)).toEqual([['decline', 'joined', '在自家院内']])
  })

  test('改派 tells both handlers; 退回 and 返工 come with their reason to those they concern', async () => {
    const { walk } = await reported()
    await walk.inProgress()
    await walk.step('li', { ...dispatch, handlerId: 'qian', task: '请清走' })
    await walk.step('qian', { act: 'return', reason: '不归我管' })
    await hear(heart)
    expect(short((await inboxOf(heart, 'chen')).items)).toEqual([
      ['dispatch', 'task', '挪走车辆'],
      ['reassigned', 'task', null],
    ])
    expect(short((await inboxOf(heart, 'qian')).items)).toEqual([['dispatch', 'task', '请清走']])
    expect(short((await inboxOf(heart, 'li')).items).at(-1)).toEqual(['return', 'desk', '不归我管'])
  })

  test('without a grid reaches those who look after 未定网格, else the admin', async () => {
    await heart.as('wang').putReport(aReport({ place: null }))
    await hear(heart)
    expect(short((await inboxOf(heart, 'li')).items)).toEqual([['report', 'desk', null]])
    const li = { communityId: heart.community.id, personId: 'li', name: '李', posts: [] }
    await heart.stores.people.putPerson(li)
    await heart.as('wang').putReport(aReport({ place: null }))
    await hear(heart)
    expect(short((await inboxOf(heart, 'zheng')).items)).toEqual([['report', 'desk', null]])
  })

  test('a leader is not told of the own report', async () => {
    await heart.as('li').putReport(aReport())
    await hear(heart)
    expect((await inboxOf(heart, 'li')).items).toEqual([])
  })
})

test('a message to a handler says nothing of a reporter', async () => {
  const { walk } = await reported('我是住301的王阿姨，看到的')
  await walk.inProgress()
  await hear(heart)
  const text = JSON.stringify(await inboxOf(heart, 'chen'))
  for (const secret of ['wang', '姓名-wang', '301', '王阿姨']) expect(text).not.toContain(secret)
})

describe('the inbox', () => {
  test('goes on behind its cursor, and a cursor of another epoch is gone', async () => {
    const { walk } = await reported()
    await walk.step('li', { act: 'accept' })
    await hear(heart)
    const first = await inboxOf(heart, 'wang')
    expect(first).toMatchObject({ more: false, items: [{ event: 'accept' }] })
    await walk.step('li', dispatch)
    await hear(heart)
    expect(short((await inboxOf(heart, 'wang', first.next)).items)).toEqual([['dispatch', 'mine', null]])
    const other = `${'0'.repeat(32)}.1`
    expect(await refusal(heart.as('wang').send('GET', `${paths.inbox}?after=${other}`))).toEqual([410, 'cursor_gone'])
    expect(await refusal(heart.as('wang').send('GET', `${paths.inbox}?after=x`))).toEqual([400, 'bad_query'])
  })

  test('knows what was read, however often it is said; nobody reads for somebody else', async () => {
    const { walk } = await reported()
    await walk.step('li', { act: 'accept' })
    await hear(heart)
    const { unread } = await inboxOf(heart, 'wang')
    expect(unread).toHaveLength(1)
    expect((await read('zhao', unread)).status).toBe(204)
    expect((await inboxOf(heart, 'wang')).unread).toEqual(unread)
    expect((await read('wang', unread)).status).toBe(204)
    expect((await read('wang', [...unread, 999_999])).status).toBe(204)
    expect((await inboxOf(heart, 'wang')).unread).toEqual([])
    expect(await refusal(read('wang', []))).toEqual([400, 'bad_body'])
  })

  test('forgets with the report', async () => {
    const { report, walk } = await reported()
    await walk.step('li', { act: 'accept' })
    await hear(heart)
    await walk.step('li', dispatch)
    await heart.stores.journal.forgetReport(heart.community.id, report.reportId, heart.clock.now)
    await hear(heart)
    for (const who of ['wang', 'li', 'chen'] as const) expect((await inboxOf(heart, who)).items).toEqual([])
  })
})

describe('with several tasks and merged reports', () => {
  test('加派 takes nothing from the first handler; 返工 of one task is told to whom it concerns', async () => {
    const { walk } = await reported()
    await walk.inProgress()
    await walk.step('li', { ...dispatch, handlerId: 'qian', task: '请清扫', also: true })
    await hear(heart)
    expect(short((await inboxOf(heart, 'chen')).items)).toEqual([['dispatch', 'task', '挪走车辆']])
    expect(short((await inboxOf(heart, 'qian')).items)).toEqual([['dispatch', 'task', '请清扫']])
    await walk.step('chen', { act: 'extend', until: heart.clock.now + 86_400_000, reason: '等配件' })
    await walk.step('li', { act: 'refuse', taskId: (await walk.onDesk()).tasks?.[0]?.taskId, reason: '今天要完成' })
    await hear(heart)
    expect(short((await inboxOf(heart, 'li')).items).at(-1)).toEqual(['extend', 'desk', '等配件'])
    expect(short((await inboxOf(heart, 'chen')).items).at(-1)).toEqual(['refuse', 'task', '今天要完成'])
    expect((await inboxOf(heart, 'qian')).items).toHaveLength(1)
  })

  test('everybody whose report was merged hears the outcome, of their own report', async () => {
    const root = await reported()
    const own = aReport()
    await heart.as('zhao').putReport(own)
    await walkOf(heart, own.caseId).step('li', { act: 'merge', into: root.report.caseId })
    await root.walk.step('li', { act: 'accept' })
    await root.walk.step('li', { act: 'unsolved', reason: '产权不清' })
    await hear(heart)
    const { items } = await inboxOf(heart, 'zhao')
    expect(short(items)).toEqual([
      ['merge', 'mine', null],
      ['accept', 'mine', null],
      ['unsolved', 'mine', '产权不清'],
    ])
    expect(new Set(items.map(({ caseId }) => caseId))).toEqual(new Set([own.caseId]))
    expect(short((await inboxOf(heart, 'wang')).items).at(-1)).toEqual(['unsolved', 'mine', '产权不清'])
  })

  test('没解决 reaches the leader, the supervisor and the admin, with the reporter’s words', async () => {
    const { walk } = await reported()
    await walk.inProgress()
    await walk.step('chen', { act: 'done', photoIds: [await walk.evidence()], note: '' })
    await walk.step('li', { act: 'verify', note: '' })
    await walk.step('wang', { act: 'object', reason: '又停回来了' })
    await hear(heart)
    for (const who of ['li', 'wu', 'zheng'] as const)
      expect(short((await inboxOf(heart, who)).items).at(-1)).toEqual(['object', 'desk', '又停回来了'])
    expect(JSON.stringify((await inboxOf(heart, 'chen')).items)).not.toContain('又停回来了')
  })
})
