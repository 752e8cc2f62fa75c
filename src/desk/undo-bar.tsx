import { History, Undo2 } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { undoWords as words } from './undo-words.ts'
import { secondsLeft, type Undoable } from './undoable.ts'
import { words as deskWords } from './words.ts'
import './undo-bar.css'

type Props = {
  /** What can still be undone, oldest first. */
  undoable: readonly Undoable[]
  onUndo: (step: Undoable) => void
  onList: () => void
}

/**
 * The last step, with the time in which nobody is told yet. It takes no focus and says nothing each second; what
 * happened is said once by the desk. Once the time has passed without a network, undoing stays in the list.
 */
export function UndoBar({ undoable, onUndo, onList }: Props) {
  const now = useSeconds(undoable.length > 0)
  const last = undoable.at(-1)
  if (!last) return null
  const left = secondsLeft(last, now)
  return (
    <section class="undo-bar" aria-label={words.title}>
      {left > 0 && (
        <>
          <p class="undo-bar-words">
            {deskWords.done[last.act.act]} <span aria-hidden="true">{words.sentIn(left)}</span>
          </p>
          <Button kind="plain" icon={<Icon of={Undo2} />} onClick={() => onUndo(last)}>
            {words.undo}
          </Button>
        </>
      )}
      <Button
        kind="quiet"
        icon={<Icon of={History} />}
        aria-label={left > 0 ? words.list(undoable.length) : undefined}
        onClick={onList}
      >
        {left > 0 ? words.more(undoable.length) : words.list(undoable.length)}
      </Button>
    </section>
  )
}

/** This device's clock, looked at each second while something counts down. */
export function useSeconds(runs: boolean): number {
  const { env } = usePhone()
  const [now, setNow] = useState(env.now)
  useEffect(() => {
    if (!runs) return
    setNow(env.now())
    const timer = setInterval(() => setNow(env.now()), 1000)
    return () => clearInterval(timer)
  }, [runs, env])
  return Math.max(now, runs ? env.now() : now)
}
