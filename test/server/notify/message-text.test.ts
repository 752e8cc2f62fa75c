import { describe, expect, test } from 'vitest'
import {
  digestText,
  messageText,
  severalText,
  unknownPlaces,
  withinBytes,
} from '../../../server/notify/message-text.ts'
import { communityFixture } from '../../support/community-fixture.ts'
import { TEMPLATE } from './a-channel.ts'

const source = { community: communityFixture, origin: 'https://hu.example.cn' }
const at = Date.UTC(2026, 10, 27, 1, 5)
const data = {
  event: 'return',
  caseId: 'c-1',
  categoryId: 'ebike-parking',
  gridId: 'g3',
  buildingId: 'b12',
  dueAt: Date.UTC(2026, 10, 28, 9),
  reason: '不归我管',
}
const told = { data, at, personId: null }

describe('a template', () => {
  test('is filled with what is known, in words', () => {
    expect(messageText(TEMPLATE, told, source)).toBe(
      '3号网格 处置员退回，待重新派遣\n电瓶车乱停放 · 12幢\n原因：不归我管\n期限：11月28日 17:00\nhttps://hu.example.cn/desk?case=c-1',
    )
  })
  test('leaves out lines that would say nothing, and names what is not known', () => {
    const none = { ...data, reason: null, dueAt: null, buildingId: null, gridId: null, categoryId: null }
    expect(messageText(TEMPLATE, { ...told, data: none }, { ...source, origin: null })).toBe(
      '未定网格 处置员退回，待重新派遣\n类别未定 · 位置见系统',
    )
  })
  test('with a slip of the pen shows it, and says which name nobody knows', () => {
    expect(messageText('{网个}：{事项}', told, source)).toBe('{网个}：处置员退回，待重新派遣')
    expect(unknownPlaces('{网个}{网格}{类別}{网个}')).toEqual(['网个', '类別'])
    expect(unknownPlaces(TEMPLATE)).toEqual([])
  })
  test('is filled once: what somebody wrote is no template', () => {
    expect(messageText('{原因}', { ...told, data: { ...data, reason: '{链接}' } }, source)).toBe('{链接}')
  })
})

test('several messages are one text, cut where its provider would refuse it', () => {
  const many = Array.from({ length: 60 }, () => told)
  const text = severalText(many, source, 2048)
  expect(text.split('\n')[0]).toContain('60 条新消息')
  expect(text).toContain('· 3号网格 处置员退回，待重新派遣（电瓶车乱停放，12幢）')
  expect(text).toContain('还有 40 条')
  expect(Buffer.byteLength(severalText(many, source, 600))).toBeLessThanOrEqual(600)
})

test('a morning’s digest says what there is', () => {
  const counts = { received: 4, closed: 2, submitted: 1, awaiting: 0, dueToday: 3, overdue: 0 }
  const text = digestText(counts, { ...source, origin: null })
  expect(text.split('\n').slice(1)).toEqual([
    '昨天以来新上报 4 件',
    '昨天以来结案 2 件',
    '待审核 1 件',
    '一天内到期 3 件',
  ])
})

test('what is too long is cut between characters', () => {
  expect(withinBytes('短', 10)).toBe('短')
  expect(withinBytes('网格👍网格网格', 13)).toBe('网格👍…')
})
