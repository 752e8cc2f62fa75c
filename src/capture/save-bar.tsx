import type { ComponentChildren } from 'preact'
import { Button } from '../ui/button.tsx'
import { words } from './words.ts'

type Props = {
  hint: string
  disabled: boolean
  busy: boolean
  onSave: () => void
  /** What stands over it when the last press did not save. */
  children: ComponentChildren
}

/** The one act of the screen, in the thumb's arc. */
export function SaveBar({ hint, disabled, busy, onSave, children }: Props) {
  return (
    <div class="capture-save">
      {children}
      {hint !== '' && (
        <p class="capture-save-hint" role="status">
          {hint}
        </p>
      )}
      <Button kind="main" wide disabled={disabled} busy={busy} onClick={onSave}>
        {words.save.button}
      </Button>
    </div>
  )
}
