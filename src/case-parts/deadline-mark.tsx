import { AlarmClock, CirclePause, Clock, TriangleAlert } from 'lucide-preact'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { type DeadlineSaid, deadlineStanding } from './deadline.ts'
import { deadlineWords } from './deadline-words.ts'
import { exactMoment } from './shanghai-time.ts'

const LOOK = {
  late: { tone: 'wrong', sign: TriangleAlert },
  soon: { tone: 'waiting', sign: AlarmClock },
  open: { tone: 'quiet', sign: Clock },
  paused: { tone: 'quiet', sign: CirclePause },
} as const

type Props = { by: number | null; now: number; said?: DeadlineSaid | null }

/** By when, and whether that has passed: a sign, words and a colour. The exact moment is its title. */
export function DeadlineMark({ by, now, said = null }: Props) {
  const standing = deadlineStanding(by, now, said)
  if (by === null || standing === null) return null
  const { tone, sign } = LOOK[standing.state]
  return (
    <span title={exactMoment(by)}>
      <Chip {...{ tone }} icon={<Icon of={sign} />}>
        {deadlineWords(by, standing, now)}
      </Chip>
    </span>
  )
}
