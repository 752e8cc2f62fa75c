import { Check, Plus } from 'lucide-preact'
import { Icon } from '../ui/icon.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { hasSentence, toggleSentence } from './sentence-list.ts'
import './reason-field.css'

/** As the acts' contract allows. */
export const REASON_MAX = 300

type Props = {
  label: string
  usual: readonly string[]
  value: string
  onChange: (reason: string) => void
}

/** Why: the usual reasons at one tap each, and a box for one's own words. */
export function ReasonField({ label, usual, value, onChange }: Props) {
  return (
    <div class="reason-field">
      <div class="reason-chips">
        {usual.map((sentence) => (
          <ReasonChip
            key={sentence}
            {...{ sentence }}
            on={hasSentence(value, sentence)}
            onPress={() => onChange(toggleSentence(value, sentence).slice(0, REASON_MAX))}
          />
        ))}
      </div>
      <TextArea {...{ label, value }} onInput={onChange} maxLength={REASON_MAX} rows={3} required />
    </div>
  )
}

function ReasonChip({ sentence, on, onPress }: { sentence: string; on: boolean; onPress: () => void }) {
  return (
    <button type="button" class="reason-chip" aria-pressed={on} onClick={onPress}>
      <Icon of={on ? Check : Plus} />
      <span>{sentence}</span>
    </button>
  )
}
