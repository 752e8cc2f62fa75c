import { caseActSchema } from '../../domain/case-act.ts'
import { parse } from '../../domain/parse.ts'
import { refusalWords } from '../case-parts/refusal-words.ts'
import type { Operation } from '../offline/operation.ts'
import { words } from './words.ts'

const { other: _, ...NAMED } = words.pending

/** What a waiting step of the reporter's is called. */
function nameOf(operation: Operation): string {
  const act = parse(caseActSchema, JSON.parse(new TextDecoder().decode(operation.body)))
  return act.ok && act.value.act in NAMED ? NAMED[act.value.act as keyof typeof NAMED] : words.pending.other // checked in this line
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

/** Whether 满意 or 没解决 is on its way: the other cannot be said meanwhile. */
export const isJudging = (pending: readonly Operation[]): boolean =>
  pending.some((operation) => {
    const name = nameOf(operation)
    return !isRefused(operation) && (name === words.pending.satisfied || name === words.pending.object)
  })

/** Whether 我已处理好了 is on its way. */
export const isResolving = (pending: readonly Operation[]): boolean =>
  pending.some((operation) => !isRefused(operation) && nameOf(operation) === words.pending.resolve)
