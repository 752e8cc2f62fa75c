import { expect, test } from 'vitest'
import { hasSentence, toggleSentence } from '../../../src/case-parts/sentence-list.ts'

test('a usual reason is added to one’s own words and taken out again without touching them', () => {
  const both = toggleSentence('去过两次', '现场没有变化')
  expect(both).toBe('去过两次；现场没有变化')
  expect(hasSentence(both, '现场没有变化')).toBe(true)
  expect(toggleSentence(both, '现场没有变化')).toBe('去过两次')
})

test('a reason that only begins like a usual one does not count as it', () => {
  expect(hasSentence('现场没有变化，还更乱了', '现场没有变化')).toBe(false)
  expect(toggleSentence('', '不归我处理')).toBe('不归我处理')
})
