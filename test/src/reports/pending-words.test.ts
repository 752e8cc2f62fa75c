import { expect, test } from 'vitest'
import { sealAct } from '../../../src/offline/acts.ts'
import type { Operation } from '../../../src/offline/operation.ts'
import { isRefused, isWithdrawing, pendingWords } from '../../../src/reports/pending-words.ts'
import { freshPhone, owner } from '../../support/local-phone.ts'

async function sealed(act: Parameters<typeof sealAct>[2]['act']): Promise<Operation> {
  const { db, env } = await freshPhone()
  const kept = await sealAct(db, owner, { caseId: 'c1', act, revision: null }, env)
  const operation = kept.ok ? await db.get('operations', kept.opId) : undefined
  if (!operation) throw new Error('the step was not kept')
  return operation
}

test('a waiting supplement is said to be on the phone and to go by itself', async () => {
  const operation = await sealed({ act: 'supplement', supplement: { categoryId: 'fire-lane' } })
  expect(pendingWords(operation)).toBe('补充的信息已存在手机里，有网时会自动送出')
  expect(isRefused(operation)).toBe(false)
  expect(isWithdrawing([operation])).toBe(false)
})

test('a refused withdrawal says why and no longer counts as on its way', async () => {
  const operation = await sealed({ act: 'withdraw' })
  expect(isWithdrawing([operation])).toBe(true)
  const refused: Operation = { ...operation, hold: { why: 'refused', code: 'wrong_state', at: 1 } }
  expect(pendingWords(refused)).toMatch(/^撤回没有收下：.*下一步/)
  expect(isWithdrawing([refused])).toBe(false)
})
