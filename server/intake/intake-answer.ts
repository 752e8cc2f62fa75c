import { Refusal } from '../refusal.ts'
import type { IntakeOutcome } from '../stores/intake-journal.ts'
import { receiptResponse } from './receipt.ts'

/** What came of taking a report in, as an answer: 201 once, 200 ever after. @throws Refusal not_found, gone, key_reused */
export function intakeAnswer(outcome: IntakeOutcome): Response {
  if (outcome.kind === 'plan_changed') throw new Error('the caller finds the grid anew')
  if (outcome.kind === 'foreign') throw new Refusal('not_found')
  if (outcome.kind === 'gone') throw new Refusal('gone')
  if (outcome.kind === 'key_reused') throw new Refusal('key_reused', { detail: outcome.detail })
  return receiptResponse(outcome.report, outcome.kind === 'created' ? 201 : 200)
}
