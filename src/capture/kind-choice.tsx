import { Check } from 'lucide-preact'
import { Icon } from '../ui/icon.tsx'
import { laterWords } from './later-words.ts'

type Props = { kinds: readonly string[]; kind: string | null; onChange: (kind: string | null) => void }

/** The exact kind as chips; a second tap takes the choice back. */
export function KindChoice({ kinds, kind, onChange }: Props) {
  if (kinds.length === 0) return null
  return (
    <fieldset class="capture-kinds">
      <legend class="capture-label">{laterWords.kinds}</legend>
      {kinds.map((one) => (
        <button
          key={one}
          type="button"
          class="capture-kind"
          aria-pressed={one === kind}
          onClick={() => onChange(one === kind ? null : one)}
        >
          {one === kind && <Icon of={Check} />}
          {one}
        </button>
      ))}
    </fieldset>
  )
}
