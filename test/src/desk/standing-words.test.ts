import { expect, test } from 'vitest'
import { agoWords, words } from '../../../src/desk/standing-words.ts'
import { momentWords } from '../../../src/ui/when.ts'

const NOW = new Date(2026, 10, 27, 15, 0).getTime()
const MINUTE = 60_000
const said = (ago: number) => words.done(momentWords(NOW - ago, NOW), agoWords(NOW - ago, NOW))

test('when the work was handed in is said with how long ago that is, and not twice the same', () => {
  expect(said(10_000)).toBe('处理完毕：刚刚')
  expect(said(25 * 60 * MINUTE)).toMatch(/^处理完毕：.+（25 小时前）$/)
  expect(said(3 * 24 * 60 * MINUTE)).toMatch(/^处理完毕：11月24日.+（3 天前）$/)
})
