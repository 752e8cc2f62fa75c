import { Send, Undo2 } from 'lucide-preact'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { useSeconds } from './undo-bar.tsx'
import { undoWords as words } from './undo-words.ts'
import { secondsLeft, type Undoable } from './undoable.ts'
import { words as deskWords } from './words.ts'

type Props = {
  open: boolean
  undoable: readonly Undoable[]
  /** `烟蒂乱扔，26幢 北侧` */
  lineOf: (caseId: string) => string
  onUndo: (step: Undoable) => void
  onSendAll: () => void
  onClose: () => void
}

/** 刚才的操作: everything that can still be undone, the newest first, each with its own way back. */
export function UndoSheet({ open, undoable, lineOf, onUndo, onSendAll, onClose }: Props) {
  const now = useSeconds(open)
  const foot =
    undoable.length > 0 ? (
      <Button wide icon={<Icon of={Send} />} onClick={onSendAll}>
        {words.sendAll}
      </Button>
    ) : (
      <Button wide onClick={onClose}>
        {words.close}
      </Button>
    )
  return (
    <Sheet title={words.title} {...{ open, onClose, foot }}>
      <p>{undoable.length > 0 ? words.explain : words.none}</p>
      <ul class="undo-list">
        {[...undoable].reverse().map((step) => (
          <li key={step.opIds[0]}>
            <p>
              <strong>{deskWords.acts[step.act.act]}</strong> {lineOf(step.caseId)}
              <span class="undo-list-quiet">{whenSent(step, now)}</span>
            </p>
            <Button
              icon={<Icon of={Undo2} />}
              aria-label={words.undoThis(deskWords.acts[step.act.act], lineOf(step.caseId))}
              onClick={() => onUndo(step)}
            >
              {words.undo}
            </Button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function whenSent(step: Undoable, now: number): string {
  const left = secondsLeft(step, now)
  if (left > 0) return words.sentIn(left)
  return step.notBefore === 0 || navigator.onLine ? words.sending : words.offline
}
