import { expect, test } from 'vitest'
import { killBrowserRow } from '../../faults/row-04-kill-browser.ts'
import { verdictOf } from '../../faults/verdict.ts'
import { quiet } from './quiet.ts'

test('what a browser showed as 已存本机 is there after it was killed', async () => {
  const result = await killBrowserRow.run(quiet(killBrowserRow.slice))
  expect(result).toMatchObject({ lost: 0, doubled: 0, partial: 0, detail: '' })
  expect(verdictOf(killBrowserRow, result)).toBe('holds')
})
