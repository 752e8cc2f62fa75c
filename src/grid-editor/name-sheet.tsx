import { useState } from 'preact/hooks'
import type { Grid } from '../../domain/grid.ts'
import { PLAN_NAME_MAX } from '../../domain/plan.ts'
import { Button } from '../ui/button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { words } from './words.ts'

type Props = { grid: Grid; onName: (name: string) => void; onClose: () => void }

/** 编号/改名: what a grid is called, its number in it. */
export function NameSheet({ grid, onName, onClose }: Props) {
  const [name, setName] = useState(grid.name)
  const take = () => {
    if (name.trim() === '') return
    onName(name.trim())
    onClose()
  }
  return (
    <Sheet
      open
      title={words.nameTitle}
      onClose={onClose}
      foot={
        <Button kind="main" wide disabled={name.trim() === ''} onClick={take}>
          {words.ok}
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          take()
        }}
      >
        <label class="plan-field">
          <span>{words.nameLabel}</span>
          <input value={name} maxLength={PLAN_NAME_MAX} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <p class="plan-note">{words.nameNote}</p>
      </form>
    </Sheet>
  )
}
