import { Sheet } from '../ui/sheet.tsx'
import { Switch } from '../ui/switch.tsx'
import { STEP_LETTERS } from './desk-keys.ts'
import { DESK_STEPS } from './desk-steps.ts'
import { words } from './words.ts'

const KEYS: readonly (readonly [key: string, does: string])[] = [
  ['J', words.keyNext],
  ['K', words.keyPrevious],
  ...DESK_STEPS.flatMap((step) => (STEP_LETTERS[step] ? [[STEP_LETTERS[step], words.acts[step]] as const] : [])),
  ['1–9', words.keyDigit],
  ['U', words.keyUndo],
  ['C', words.keyChoose],
  ['Enter', words.keyEnlarge],
  ['Esc', words.keyClose],
  ['?', words.keyHelp],
]

type Props = { open: boolean; on: boolean; onChange: (on: boolean) => void; onClose: () => void }

/** What the keys do, and the way to switch them off (WCAG 2.1.4: single letters must not be forced on anybody). */
export function KeysSheet({ open, on, onChange, onClose }: Props) {
  return (
    <Sheet title={words.keysTitle} {...{ open, onClose }}>
      <Switch label={words.keysOn} {...{ on, onChange }} />
      <dl class="desk-keys">
        {KEYS.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  )
}
