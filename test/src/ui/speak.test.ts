import { expect, test } from 'vitest'
import { speak } from '../../../src/ui/speak.ts'

const zh = { save: '保存', left: (n: number) => `还有 ${n} 条`, tabs: { mine: '我的' } }
const en = { save: 'Save', left: (n: number) => `${n} left`, tabs: { mine: 'Mine' } }

test('speaks the page’s language where it has been written', () => {
  expect(speak({ zh, en }, 'en-GB').left(2)).toBe('2 left')
  expect(speak({ zh, en }, 'zh-CN').tabs.mine).toBe('我的')
})

test('speaks Chinese where the other language has not been written yet', () => {
  expect(speak({ zh }, 'en').save).toBe('保存')
})
