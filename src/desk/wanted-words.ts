import type { CaseAct } from '../../domain/case-act.ts'
import type { Handlers } from '../../domain/wire.ts'
import { momentWords } from '../ui/when.ts'
import { conflictWords } from './conflict-words.ts'
import { errandWords } from './errand-words.ts'
import { isOutsider } from './is-outsider.ts'
import { words } from './words.ts'

/** What a person wanted to do, for setting it beside what happened meanwhile. */
export function wantedWords(act: CaseAct, handlers: Handlers['handlers'], now: number): string[] {
  const first = words.acts[act.act]
  if ('reason' in act) return [first, words.wantedReason(act.reason)]
  if (act.act === 'verify') return act.note ? [first, conflictWords.wantedNote(act.note)] : [first]
  if (act.act !== 'dispatch') return [first]
  const whom =
    handlers.find((one) => one.personId === act.handlerId)?.name ??
    (isOutsider(act.handlerId) ? errandWords.outsider : words.unknownPerson)
  const due = act.dueAt === null ? words.fact.noDue : momentWords(act.dueAt, now)
  return [first, words.wantedDispatch(whom, due)]
}
