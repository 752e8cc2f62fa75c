import { CheckCheck, CircleSlash, Link2, type LucideIcon, Play, RotateCcw, Send, Undo2 } from 'lucide-preact'
import type { DeskCase, DeskTask } from '../../domain/case-view.ts'
import { factsOfDeskCase } from '../../domain/desk-facts.ts'
import { type ActName, mayAct } from '../../domain/lifecycle.ts'
import { isLive, isUnfinished, type TaskState } from '../../domain/task.ts'
import { DeadlineMark } from '../case-parts/deadline-mark.tsx'
import { usePhone } from '../phone/use-phone.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice, type Tone } from '../ui/notice.tsx'
import { momentWords } from '../ui/when.ts'
import { errandWords as errand } from './errand-words.ts'
import { isOutsider } from './is-outsider.ts'
import type { DeskActs, OpenForm } from './use-desk-acts.ts'
import { words } from './words.ts'
import './desk-tasks.css'

const LOOK: Record<TaskState, { sign: LucideIcon; tone: Tone | 'quiet' }> = {
  dispatched: { sign: Send, tone: 'info' },
  in_progress: { sign: Play, tone: 'info' },
  done: { sign: CheckCheck, tone: 'waiting' },
  returned: { sign: Undo2, tone: 'wrong' },
  replaced: { sign: CircleSlash, tone: 'quiet' },
}

type Props = { item: DeskCase; acts: DeskActs /** A step on this case is on its way. */; waits: boolean }

/** Everybody's part in the case with its own end; what is over is folded away. */
export function DeskTasks({ item, acts, waits }: Props) {
  const tasks = item.tasks ?? []
  if (tasks.length === 0) return null
  const over = tasks.filter((task) => task.state === 'replaced')
  const rest = tasks.filter((task) => task.state !== 'replaced')
  const open = (form: Partial<OpenForm> & Pick<OpenForm, 'step'>) =>
    acts.openForm({ seen: item, forAccept: false, ...form })
  const may = useMay(item)
  const isOff = waits || acts.busy
  return (
    <section class="desk-tasks" aria-label={errand.tasks}>
      <h3>{errand.tasksOf(rest.length)}</h3>
      <ul>
        {rest.map((task) => (
          <TaskRow key={task.taskId} {...{ task, item, may, isOff, open }} />
        ))}
      </ul>
      {over.length > 0 && (
        <details>
          <summary>{errand.pastTasks(over.length)}</summary>
          <ul>
            {over.map((task) => (
              <TaskRow key={task.taskId} {...{ task, item, open }} may={() => false} isOff />
            ))}
          </ul>
        </details>
      )}
      {may('dispatch') && rest.some(isLive) && (
        <Button icon={<Icon of={Send} />} disabled={isOff} onClick={() => open({ step: 'dispatch', also: true })}>
          {errand.also}
        </Button>
      )}
    </section>
  )
}

type May = (act: ActName) => boolean

function useMay(item: DeskCase): May {
  const { me } = usePhone()
  return (act) => mayAct(act, factsOfDeskCase(item), { personId: me.personId, posts: me.posts, isReporter: false }).ok
}

type RowProps = {
  task: DeskTask
  item: DeskCase
  may: May
  isOff: boolean
  open: (form: Partial<OpenForm> & Pick<OpenForm, 'step'>) => void
}

function TaskRow({ task, item, may, isOff, open }: RowProps) {
  const { env } = usePhone()
  const { sign, tone } = LOOK[task.state]
  const name = task.handlerName ?? errand.justSent
  return (
    <li class="desk-task">
      <p class="desk-task-head">
        <strong>{name}</strong>
        {isOutsider(task.handlerId) && (
          <Chip tone="quiet" icon={<Icon of={Link2} />}>
            {errand.outsider}
          </Chip>
        )}
        <Chip {...{ tone }} icon={<Icon of={sign} />}>
          {errand.states[task.state]}
        </Chip>
        {isUnfinished(task) && <DeadlineMark by={task.dueAt} now={env.now()} />}
        {task.reworkCount > 0 && (
          <Chip tone="wrong" icon={<Icon of={RotateCcw} />}>
            {words.reworked(task.reworkCount)}
          </Chip>
        )}
      </p>
      {task.text && <p>{task.text}</p>}
      <Extension {...{ task, may, isOff, open, name }} />
      <div class="desk-task-acts">
        {may('dispatch') && (isUnfinished(task) || task.state === 'returned') && (
          <Button
            kind="quiet"
            aria-label={errand.named(errand.redispatch, name)}
            disabled={isOff}
            onClick={() => open({ step: 'dispatch', taskId: task.taskId })}
          >
            {errand.redispatch}
          </Button>
        )}
        {may('fail') && task.state === 'done' && isOneOfSeveral(item) && (
          <Button
            kind="quiet"
            aria-label={errand.named(errand.failOne, name)}
            disabled={isOff}
            onClick={() => open({ step: 'fail', taskId: task.taskId })}
          >
            {errand.failOne}
          </Button>
        )}
      </div>
    </li>
  )
}

const isOneOfSeveral = ({ tasks = [] }: DeskCase): boolean => tasks.filter(({ state }) => state === 'done').length > 1

/** More time was asked for: until when and why, and the two answers. */
function Extension({ task, may, isOff, open, name }: Omit<RowProps, 'item'> & { name: string }) {
  const { env } = usePhone()
  const { extension, taskId } = task
  if (!extension || !isUnfinished(task)) return null
  const answers = may('grant') && (
    <>
      <Button
        kind="main"
        aria-label={errand.named(errand.grant, name)}
        disabled={isOff}
        onClick={() => open({ step: 'grant', taskId })}
      >
        {errand.grant}
      </Button>
      <Button
        aria-label={errand.named(errand.refuse, name)}
        disabled={isOff}
        onClick={() => open({ step: 'refuse', taskId })}
      >
        {errand.refuse}
      </Button>
    </>
  )
  return (
    <Notice tone="waiting" act={answers}>
      {errand.asksMore(momentWords(extension.until, env.now()))}
      <br />
      {extension.reason}
    </Notice>
  )
}
