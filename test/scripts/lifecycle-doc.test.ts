import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lifecycleDoc } from '../support/lifecycle-doc.ts'

test('docs/lifecycle.md says what the table of steps says (npm run docs prints it anew)', () => {
  expect(readFileSync('docs/lifecycle.md', 'utf8')).toBe(lifecycleDoc())
  expect(lifecycleDoc()).toContain(
    '| `verify` | 核查通过 | 待核查 | 已结案 | 网格长、监督员、管理员 | not the own work |',
  )
})
