import { CircleAlert, CircleCheck, CloudUpload, KeyRound, type LucideIcon, Smartphone } from 'lucide-preact'
import { Icon } from '../ui/icon.tsx'
import type { SyncLine, SyncSign } from './sync-words.ts'

const SIGNS: Record<SyncSign, LucideIcon> = {
  phone: Smartphone,
  up: CloudUpload,
  tick: CircleCheck,
  key: KeyRound,
  stop: CircleAlert,
}

/** The one line that says how far a report has been sent. */
export function SyncLineView({ line }: { line: SyncLine }) {
  return (
    <p class={`report-sync report-sync-${line.tone}`}>
      <Icon of={SIGNS[line.sign]} />
      <span>{line.text}</span>
    </p>
  )
}
