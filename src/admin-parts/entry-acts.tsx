import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-preact'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { words } from './words.ts'
import './entry-acts.css'

type Props<T> = {
  /** The whole list, in its order, and where in it this entry stands. */
  list: readonly T[]
  index: number
  /** A button's name with what it is about: 上移：航拍图. */
  label: (act: string) => string
  busy: boolean
  /** The list with this entry elsewhere. */
  onOrder: (list: T[]) => void
  onEdit: () => void
  onRemove: () => void
}

/** What can be done with an entry of a list whose order counts: by buttons, since not everybody can drag. */
export function EntryActs<T>({ list, index, label, busy, onOrder, onEdit, onRemove }: Props<T>) {
  const move = (to: number) => {
    const others = list.filter((_, at) => at !== index)
    onOrder([...others.slice(0, to), ...list.slice(index, index + 1), ...others.slice(to)])
  }
  return (
    <div class="entry-acts">
      <Button
        icon={<Icon of={ArrowUp} />}
        aria-label={label(words.up)}
        disabled={busy || index === 0}
        onClick={() => move(index - 1)}
      >
        {words.up}
      </Button>
      <Button
        icon={<Icon of={ArrowDown} />}
        aria-label={label(words.down)}
        disabled={busy || index === list.length - 1}
        onClick={() => move(index + 1)}
      >
        {words.down}
      </Button>
      <Button icon={<Icon of={Pencil} />} aria-label={label(words.edit)} onClick={onEdit}>
        {words.edit}
      </Button>
      <Button icon={<Icon of={Trash2} />} aria-label={label(words.remove)} disabled={busy} onClick={onRemove}>
        {words.remove}
      </Button>
    </div>
  )
}
