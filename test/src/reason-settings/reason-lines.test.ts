import { expect, test } from 'vitest'
import { USUAL_REASON_MAX, USUAL_REASONS_MAX, usualReasonsSchema } from '../../../domain/reasons.ts'
import { usualReasons } from '../../../src/case-parts/usual-reason-words.ts'
import { readReasonLines } from '../../../src/reason-settings/reason-lines.ts'

test('one reason a line; empty lines and repetitions are left out', () => {
  expect(readReasonLines(' 看不清 \n\n不归社区管\n看不清')).toEqual({ ok: true, reasons: ['看不清', '不归社区管'] })
  expect(readReasonLines('')).toEqual({ ok: true, reasons: [] })
})

test('too many or too long is said before anything is sent', () => {
  const many = Array.from({ length: USUAL_REASONS_MAX + 1 }, (_, i) => `原因${i}`).join('\n')
  expect(readReasonLines(many)).toEqual({ ok: false, why: 'too_many' })
  expect(readReasonLines(`短\n${'长'.repeat(USUAL_REASON_MAX + 1)}`)).toEqual({ ok: false, why: 'too_long', line: 2 })
})

test('a community has the usual reasons until it writes its own, for each step by itself', () => {
  const own = usualReasonsSchema.parse({ decline: ['不在本社区'] })
  expect(usualReasons({ reasons: own }, 'decline')).toEqual(['不在本社区'])
  expect(usualReasons({ reasons: own }, 'fail')).toEqual(usualReasons({}, 'fail'))
  expect(usualReasons({ reasons: { ask: [] } }, 'ask')).toEqual([])
})
