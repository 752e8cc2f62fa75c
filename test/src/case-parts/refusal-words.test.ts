import { expect, test } from 'vitest'
import { REFUSALS } from '../../../domain/wire.ts'
import { refusalWords } from '../../../src/case-parts/refusal-words.ts'

/** These concern no content of the person's: nothing could be thought lost. */
const NOTHING_AT_STAKE = [
  'enrolment_invalid',
  'enrolment_used',
  'wrong_state',
  'own_work',
  'category_missing',
  'grid_missing',
  'in_flight',
  'upload_superseded',
  'upload_complete',
  'wrong_offset',
  'revision_conflict',
]

test('every refusal is said in Chinese, without the code or any jargon', () => {
  for (const code of REFUSALS) {
    expect(refusalWords[code]).toMatch(/^[\u4e00-\u9fff，。、；（）]{8,}。$/)
    expect(refusalWords[code]).not.toMatch(/[a-z_]{4,}|同步失败|队列/)
  }
})

test('a refusal of somebody’s content says that it is not lost', () => {
  for (const code of REFUSALS.filter((one) => !NOTHING_AT_STAKE.includes(one)))
    expect(refusalWords[code], code).toMatch(/手机里|没有丢失/)
})
