import { expect, test } from 'vitest'
import type { MyReport } from '../../../src/offline/my-reports.ts'
import { syncLine } from '../../../src/reports/sync-words.ts'

const sync = (change: Partial<MyReport['sync']>): MyReport['sync'] => ({
  state: 'sealed',
  photosSent: 0,
  photosTotal: 3,
  photosRefused: 0,
  photosDamaged: 0,
  percent: null,
  afterRestore: null,
  hold: null,
  trouble: null,
  ...change,
})

test('a sealed report is 已存本机 and never 已送达, whatever the network', () => {
  for (const online of [true, false]) {
    const { text, sign } = syncLine(sync({}), online)
    expect(text).toContain('已存本机')
    expect(text).not.toContain('已送达')
    expect(sign).toBe('phone')
  }
})

test('已送达 is said of what is delivered, and of nothing else', () => {
  expect(syncLine(sync({ state: 'delivered' }), true)).toEqual({ sign: 'tick', tone: 'done', text: '已送达' })
  for (const state of ['sealed', 'manifest_sent'] as const)
    expect(syncLine(sync({ state, photosSent: 3 }), true).text).not.toContain('已送达')
})

test('while photos go out it counts them', () => {
  expect(syncLine(sync({ state: 'manifest_sent', photosSent: 2 }), true).text).toBe('正在送出 2/3')
})

test('when the network went away half-way it says what got through and what waits', () => {
  const line = syncLine(sync({ state: 'manifest_sent', photosSent: 1, trouble: { why: 'no_network', at: 1 } }), true)
  expect(line.text).toBe('文字已送到，照片 1/3 · 等网络')
  expect(line.tone).toBe('waiting')
})

test('a report that is held says why', () => {
  expect(syncLine(sync({ hold: { why: 'sign_in' } }), true).text).toContain('需要登录')
  expect(syncLine(sync({ hold: { why: 'upgrade' } }), true).text).toContain('需要更新')
  const refused = syncLine(sync({ hold: { why: 'refused', code: 'unknown_category', at: 1 } }), true)
  expect(refused.text).toMatch(/^服务器没有收下：.*类别/)
  expect(refused.tone).toBe('wrong')
})

test('each trouble is told apart', () => {
  const whys = ['no_network', 'server_busy', 'server_down', 'bad_answer'] as const
  const texts = whys.map((why) => syncLine(sync({ trouble: { why, at: 1 } }), true).text)
  expect(new Set(texts).size).toBe(4)
})

test('says how far the photo on its way has come', () => {
  const line = syncLine(sync({ state: 'manifest_sent', photosSent: 1, percent: 45 }), true)
  expect(line.text).toBe('正在送出 1/3 · 第 2 张 45%')
})

test('damaged bytes, and what a restored backup did, are said plainly', () => {
  expect(syncLine(sync({ hold: { why: 'damaged', at: 1 } }), true)).toMatchObject({ tone: 'wrong', sign: 'stop' })
  const lost = syncLine(sync({ state: 'delivered', afterRestore: 'lost' }), true)
  expect(lost).toMatchObject({ tone: 'wrong' })
  expect(lost.text).not.toMatch(/^已送达/)
  expect(syncLine(sync({ state: 'delivered', afterRestore: 'gone' }), true).text).toContain('删除')
})
