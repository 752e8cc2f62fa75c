import type { DeskCase } from '../../domain/case-view.ts'
import { release, takeBack } from '../offline/held-back.ts'
import { usePhone } from '../phone/use-phone.ts'
import { showToast } from '../ui/toast.tsx'
import { categoryText, placeText } from './case-words.ts'
import { evidenceToGiveBack } from './give-back-evidence.ts'
import type { Move } from './moves.ts'
import { undoWords as words } from './undo-words.ts'
import type { Undoable } from './undoable.ts'
import { words as deskWords } from './words.ts'

type Needs = {
  moves: readonly Move[]
  undoable: readonly Undoable[]
  say: (text: string) => void
  /** The case is back where it was. */
  onBack: (item: DeskCase) => void
}

/** Taking back what nobody has been told yet. */
export function useUndo({ moves, undoable, say, onBack }: Needs) {
  const { db, owner, sync, community } = usePhone()
  const moveOn = (caseId: string) => moves.filter((move) => move.before.caseId === caseId).at(-1)
  const lineOf = (caseId: string): string => {
    const item = moveOn(caseId)?.before
    return item ? `${categoryText(item, community)}，${placeText(item, community)}` : words.someCase
  }
  const undo = async (step: Undoable) => {
    const before = moveOn(step.caseId)?.before
    const which = lineOf(step.caseId)
    const giveBack = await evidenceToGiveBack(db, owner, step)
    if (!(await takeBack(db, step.opIds))) return showToast(words.tooLate)
    await giveBack()
    say(words.undone(deskWords.acts[step.act.act], which))
    if (before) onBack(before)
  }
  return {
    lineOf,
    undo,
    undoLast: () => {
      const last = undoable.at(-1)
      if (last) void undo(last)
    },
    sendAll: async () => {
      if (await release(db, owner)) await sync.run({ pressed: true })
    },
  }
}
