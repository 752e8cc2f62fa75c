import {
  CircleCheck,
  CircleHelp,
  CircleSlash,
  CircleX,
  ClipboardCheck,
  Eye,
  Hourglass,
  type LucideIcon,
  Merge,
  Pause,
  Send,
  Undo2,
  Wrench,
} from 'lucide-preact'
import type { CaseState } from '../../domain/lifecycle.ts'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import type { Tone } from '../ui/notice.tsx'
import { stateWords } from './state-words.ts'

type Look = { sign: LucideIcon; tone: Tone | 'quiet' }

const LOOKS: Record<CaseState, Look> = {
  submitted: { sign: Hourglass, tone: 'waiting' },
  info_requested: { sign: CircleHelp, tone: 'waiting' },
  accepted: { sign: ClipboardCheck, tone: 'info' },
  dispatched: { sign: Send, tone: 'info' },
  in_progress: { sign: Wrench, tone: 'info' },
  suspended: { sign: Pause, tone: 'waiting' },
  awaiting_verification: { sign: Eye, tone: 'waiting' },
  closed: { sign: CircleCheck, tone: 'done' },
  closed_unresolved: { sign: CircleSlash, tone: 'wrong' },
  declined: { sign: CircleX, tone: 'wrong' },
  merged: { sign: Merge, tone: 'quiet' },
  withdrawn: { sign: Undo2, tone: 'quiet' },
}

/** Where a case stands: a shape of its own, the word, and a colour that only repeats it. */
export function StateChip({ state }: { state: CaseState }) {
  const { sign, tone } = LOOKS[state]
  return (
    <Chip tone={tone} icon={<Icon of={sign} />}>
      {stateWords[state]}
    </Chip>
  )
}
