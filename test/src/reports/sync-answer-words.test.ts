import { expect, test } from 'vitest'
import type { SyncReport } from '../../../src/offline/sync.ts'
import { syncAnswer } from '../../../src/reports/sync-answer-words.ts'

const NOW = Date.UTC(2026, 10, 24, 2)
const about = { now: NOW, onlyReports: true, pause: null }
const report = (change: Partial<SyncReport>): SyncReport => ({
  sent: 0,
  waiting: 0,
  held: 0,
  trouble: null,
  nextTryAt: null,
  ...change,
})

test('without a network it says so, that nothing is lost, and what happens next', () => {
  expect(syncAnswer(report({ waiting: 3, trouble: 'no_network' }), about).text).toBe(
    '没有网络。3 条上报已存在手机里，有网时会自动送出。',
  )
})

test('never claims success while something waits', () => {
  for (const trouble of ['no_network', 'server_busy', 'server_down', 'bad_answer', null] as const) {
    const answer = syncAnswer(report({ sent: 1, waiting: 2, trouble }), about)
    expect(answer.tone).toBe('waiting')
    expect(answer.text).toContain('刚送出 1 条')
    expect(answer.text).toContain('2 条')
  }
})

test('says when it is tried again', () => {
  const answer = syncAnswer(report({ waiting: 1, trouble: 'server_busy', nextTryAt: NOW + 40_000 }), about)
  expect(answer.text).toContain('40 秒后自动再送')
})

test('is content only when nothing is left', () => {
  expect(syncAnswer(report({ sent: 2 }), about)).toEqual({ tone: 'done', text: '刚送出 2 条。手机里没有要送的了。' })
  expect(syncAnswer(report({ trouble: 'no_network' }), about).tone).toBe('waiting')
})

test('what is held for signing in or updating is named with the way on, not as waiting for the network', () => {
  const held = report({ held: 2 })
  expect(syncAnswer(held, { ...about, pause: 'sign_in' }).text).toBe('要重新登录才能送。2 条上报都在手机里，一条没丢。')
  expect(syncAnswer(held, { ...about, pause: 'upgrade' }).text).toContain('更新到新版')
  expect(syncAnswer(held, about).tone).toBe('wrong')
})

test('supplements and withdrawals are not called reports', () => {
  const answer = syncAnswer(report({ waiting: 2, trouble: 'no_network' }), { ...about, onlyReports: false })
  expect(answer.text).toContain('2 条内容')
})

test('a phone without room is named as the reason, with nothing lost; what was sent is still said', () => {
  const answer = syncAnswer(report({ sent: 1, waiting: 1, trouble: 'storage' }), about)
  expect(answer.text).toMatch(/^刚送出 1 条。手机存储/)
  expect(answer.text).toContain('一条没丢')
  expect(syncAnswer(report({ trouble: 'storage' }), about)).toMatchObject({ tone: 'wrong' })
})

test('news that could not be fetched after all was sent does not hide that it was sent', () => {
  expect(syncAnswer(report({ sent: 2, trouble: 'no_network' }), about)).toMatchObject({ tone: 'done' })
})

test('what was sent, what waits and what is held are all said', () => {
  const text = syncAnswer(
    report({ sent: 1, waiting: 2, held: 1, trouble: 'server_down', nextTryAt: NOW + 120_000 }),
    about,
  ).text
  for (const part of ['刚送出 1 条', '2 条上报', '2 分钟后', '1 条要您处理']) expect(text).toContain(part)
})
