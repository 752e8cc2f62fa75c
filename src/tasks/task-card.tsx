import type { LucideIcon } from 'lucide-preact'
import { CalendarClock, CircleCheck, MapPin, Play, Undo2 } from 'lucide-preact'
import { DeadlineMark } from '../case-parts/deadline-mark.tsx'
import { eventsSince } from '../case-parts/events-since.ts'
import { StateChip } from '../case-parts/state-chip.tsx'
import { Timeline } from '../case-parts/timeline.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Button, type ButtonKind } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { momentWords } from '../ui/when.ts'
import { extensionStanding, reworkReason, type TaskAct, type TaskItem } from './task-items.ts'
import { TaskNotice } from './task-notice.tsx'
import { TaskPhotos } from './task-photos.tsx'
import { taskCategory, taskPlace } from './task-place.ts'
import type { TaskSteps } from './use-task-steps.ts'
import { words } from './words.ts'

const LOOK: Record<TaskAct, { kind: ButtonKind; sign: LucideIcon }> = {
  return: { kind: 'plain', sign: Undo2 },
  extend: { kind: 'plain', sign: CalendarClock },
  start: { kind: 'main', sign: Play },
  done: { kind: 'main', sign: CircleCheck },
}

type Props = { item: TaskItem; steps: TaskSteps; onWhere: () => void }

/** One task: what, where, until when, what to do, and the next step. Nothing of who reported. */
export function TaskCard({ item, steps, onWhere }: Props) {
  const { community, env } = usePhone()
  const { view } = item
  const title = `task-${view.caseId}`
  const isOpen = item.section === 'todo' || item.section === 'doing'
  return (
    <article class="task-card" aria-labelledby={title}>
      <header class="task-head">
        <h3 id={title}>{taskCategory(view, community)}</h3>
        <StateChip state={item.state} />
        {isOpen && <DeadlineMark by={view.dueAt} now={env.now()} />}
      </header>
      <Rework {...{ item }} />
      <MoreTime {...{ item }} />
      <p class="task-where">
        <strong>{taskPlace(view, community)}</strong>
        {view.point && (
          <Button kind="quiet" icon={<Icon of={MapPin} />} onClick={onWhere}>
            {words.where}
          </Button>
        )}
      </p>
      <p class="task-text">{view.task || words.noTask}</p>
      <TaskPhotos {...{ item }} />
      <p class="tasks-quiet">{words.reported(momentWords(view.reportedHour, env.now()))}</p>
      {!isOpen && (
        <details>
          <summary>{words.history}</summary>
          <Timeline history={view.history} />
        </details>
      )}
      <CardPending {...{ item, steps }} />
      <CardActs {...{ item, steps }} />
    </article>
  )
}

function Rework({ item }: { item: TaskItem }) {
  const reason = reworkReason(item)
  if (reason === undefined) return null
  return <Notice tone="wrong">{words.reworkWhy(item.view.reworkCount, reason ?? words.noReason)}</Notice>
}

/** More time: asked for, granted or refused with a reason. */
function MoreTime({ item }: { item: TaskItem }) {
  const { env } = usePhone()
  const standing = extensionStanding(item)
  if (standing === null) return null
  if (standing.kind === 'refused') {
    return <Notice tone="wrong">{words.extensionRefused(standing.reason || words.noReason)}</Notice>
  }
  if (standing.kind === 'granted') {
    return <Notice tone="done">{words.extensionGranted(momentWords(standing.dueAt, env.now()))}</Notice>
  }
  return <Notice tone="waiting">{words.extensionAsked(momentWords(standing.until, env.now()), standing.reason)}</Notice>
}

function CardPending({ item, steps }: Omit<Props, 'onWhere'>) {
  const last = item.pending.find((one) => one.hold !== null) ?? item.pending.at(-1)
  if (!last) return null
  return (
    <TaskNotice
      pending={last}
      meanwhile={eventsSince(item.view, last.ifMatch)}
      onSendNow={() => steps.sendNow(last)}
      onAgain={steps.canRepeat(item, last) ? () => void steps.repeat(item, last) : null}
      onGiveUp={() => void steps.giveUp(last)}
    />
  )
}

function CardActs({ item, steps }: Omit<Props, 'onWhere'>) {
  if (item.acts.length === 0) return null
  return (
    <div class="task-acts">
      {item.acts.map((act) => (
        <Button
          key={act}
          kind={LOOK[act].kind}
          icon={<Icon of={LOOK[act].sign} />}
          aria-describedby={`task-${item.view.caseId}`}
          disabled={steps.busy}
          onClick={() => steps.press(item, act)}
        >
          {words.acts[act]}
        </Button>
      ))}
    </div>
  )
}
