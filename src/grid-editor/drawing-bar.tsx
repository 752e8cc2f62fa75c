import { Button } from '../ui/button.tsx'
import { LOOK, type Mode, type PlanEditor } from './use-plan-editor.ts'
import { words } from './words.ts'

type Props = { editor: PlanEditor; onFinish: () => void; onTakeBack: () => void }

/** What to do on the map now, in words, and how to end it. */
export function DrawingBar({ editor: { mode, begin }, onFinish, onTakeBack }: Props) {
  const draws = mode.kind === 'grid' || mode.kind === 'building' || mode.kind === 'redraw' || mode.kind === 'split'
  return (
    <div class="plan-drawing-bar" role="status">
      <p>{hint(mode)}</p>
      {mode.kind !== 'look' && (
        <div class="plan-drawing-acts">
          {draws && <Button onClick={onTakeBack}>{words.takeBack}</Button>}
          {mode.kind === 'border' && (
            <Button onClick={() => begin({ kind: 'redraw', id: mode.id })}>{words.redraw}</Button>
          )}
          {draws && (
            <Button kind="main" onClick={onFinish}>
              {words.finish}
            </Button>
          )}
          <Button onClick={() => begin(LOOK)}>{mode.kind === 'border' ? words.done : words.cancel}</Button>
        </div>
      )}
    </div>
  )
}

function hint(mode: Mode): string {
  if (mode.kind === 'entrance') return words.hints.point(mode.unit)
  if (mode.kind === 'split') return words.hints.line
  if (mode.kind === 'redraw') return words.hints.grid
  return words.hints[mode.kind]
}
