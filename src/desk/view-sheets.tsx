import { Trash2 } from 'lucide-preact'
import { useId, useState } from 'preact/hooks'
import { DESK_VIEW_NAME_MAX, type DeskView } from '../../domain/desk-view.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { viewWords as words } from './view-words.ts'

const FORM = 'desk-view-form'

type SaveProps = {
  open: boolean
  /** There is no room for another. */
  full: boolean
  onSave: (name: string) => Promise<string | null>
  onClose: () => void
}

/** 存为视图: the filter in sight, under a name. */
export function SaveView({ open, full, onSave, onClose }: SaveProps) {
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const save = async (name: string) => {
    if (!name) return setTrouble(words.nameNeeded)
    setBusy(true)
    setTrouble(await onSave(name))
    setBusy(false)
  }
  const foot = !full && (
    <Button type="submit" form={FORM} kind="main" wide {...{ busy }}>
      {words.keep}
    </Button>
  )
  return (
    <Sheet title={words.saveTitle} {...{ open, onClose, foot }}>
      {full ? <p>{words.full}</p> : <NameForm onName={(name) => void save(name)} />}
      {trouble && <Notice tone="wrong">{trouble}</Notice>}
    </Sheet>
  )
}

function NameForm({ onName }: { onName: (name: string) => void }) {
  const id = useId()
  const [name, setName] = useState('')
  return (
    <form
      id={FORM}
      class="desk-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onName(name.trim())
      }}
    >
      <div class="desk-field">
        <label for={id}>{words.name}</label>
        <input
          {...{ id }}
          class="desk-input"
          data-first-focus
          autocomplete="off"
          maxLength={DESK_VIEW_NAME_MAX}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <p class="desk-note">{words.saveNote}</p>
      </div>
    </form>
  )
}

type ManageProps = {
  open: boolean
  views: readonly DeskView[]
  onRemove: (viewId: string) => Promise<string | null>
  onClose: () => void
}

/** 整理视图: what is not used any more goes. */
export function ManageViews({ open, views, onRemove, onClose }: ManageProps) {
  const [trouble, setTrouble] = useState<string | null>(null)
  return (
    <Sheet title={words.manageTitle} {...{ open, onClose }}>
      {views.length === 0 && <p>{words.none}</p>}
      <ul class="view-list">
        {views.map(({ viewId, name }) => (
          <li key={viewId}>
            <span>{name}</span>
            <Button
              kind="danger"
              icon={<Icon of={Trash2} />}
              aria-label={words.removeThis(name)}
              onClick={() => void onRemove(viewId).then(setTrouble)}
            >
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      {trouble && <Notice tone="wrong">{trouble}</Notice>}
    </Sheet>
  )
}
