import { caseActSchema } from '../../domain/case-act.ts'
import { parse } from '../../domain/parse.ts'
import { refusalWords } from '../case-parts/refusal-words.ts'
import type { Operation } from '../offline/operation.ts'
import { words } from './words.ts'

/** What a waiting step of the reporter's is called. */
function nameOf(operation: Operation): string {
  const act = parse(caseActSchema, JSON.parse(new TextDecoder().decode(operation.body)))
  if (act.ok && act.value.act === 'supplement') return words.pending.supplement
  return act.ok && act.value.act === 'withdraw' ? words.pending.withdraw : words.pending.other
}

/** Whether it waits for the person rather than for the network. */
export const isRefused = ({ hold }: Operation): boolean =>
  hold !== null && ['refused', 'conflict', 'damaged'].includes(hold.why)

/** How a step taken after the report stands: waiting, or not taken by the server and why. */
export function pendingWords(operation: Operation): string {
  const { hold } = operation
  const what = nameOf(operation)
  if (hold?.why === 'refused') return words.pendingRefused(what, refusalWords[hold.code])
  if (hold?.why === 'damaged') return words.pendingDamaged(what)
  return hold?.why === 'conflict' ? words.pendingConflict(what) : words.pendingWaiting(what)
}

/** Whether a withdrawal is already on its way. */
export const isWithdrawing = (pending: readonly Operation[]): boolean =>
  pending.some((operation) => !isRefused(operation) && nameOf(operation) === words.pending.withdraw)
