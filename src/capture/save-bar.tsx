import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { words } from './words.ts'

type Props = {
  hint: string
  /** Why the last press did not save, in words. */
  trouble: string | null
  disabled: boolean
  busy: boolean
  onSave: () => void
}

/** The one act of the screen, in the thumb's arc. */
export function SaveBar({ hint, trouble, disabled, busy, onSave }: Props) {
  return (
    <div class="capture-save">
      {trouble && <Notice tone="wrong">{trouble}</Notice>}
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
