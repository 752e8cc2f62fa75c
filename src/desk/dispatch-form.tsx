import { useId, useState } from 'preact/hooks'
import type { CaseAct } from '../../domain/case-act.ts'
import type { DeskCase } from '../../domain/case-view.ts'
import type { Handlers } from '../../domain/wire.ts'
import { fromDateTimeInput, toDateTimeInput } from '../case-parts/shanghai-time.ts'
import { usePhone } from '../phone/use-phone.ts'
import { TextArea } from '../ui/text-area.tsx'
import { ActForm } from './act-form.tsx'
import { HandlerChoice } from './handler-choice.tsx'
import { durationWords, handlersFor, proposedDue, proposedHandler, proposedTask, TASK_MAX } from './propose-dispatch.ts'
import type { Polled } from './use-polled.ts'
import { words } from './words.ts'

type Dispatch = Extract<CaseAct, { act: 'dispatch' }>
type Props = { id: string; seen: DeskCase; handlers: Polled<Handlers>; onDispatch: (act: Dispatch) => void }

/** 派遣: to whom, until when, and what to do. Opens with what the category proposes. */
export function DispatchForm({ id, seen, handlers, onDispatch }: Props) {
  const { community, env } = usePhone()
  const category = community.categories.find((one) => one.id === seen.categoryId) ?? null
  const people = handlersFor(category, handlers.value?.handlers ?? [])
  const [chosen, setChosen] = useState<string | null>(null)
  const [due, setDue] = useState(() => asInput(proposedDue(category, community, env.now())))
  const [task, setTask] = useState(() => proposedTask(seen, category))
  const [tried, setTried] = useState(false)
  const handlerId = chosen ?? proposedHandler(seen, category, people)
  const trouble = troubleIn(handlerId, due, env.now())
  const submit = () => {
    setTried(true)
    if (handlerId !== null && trouble === null) {
      onDispatch({ act: 'dispatch', handlerId, task: task.trim(), dueAt: due ? fromDateTimeInput(due) : null })
    }
  }
  return (
    <ActForm
      {...{ id }}
      trouble={tried ? trouble : null}
      onSubmit={submit}
      onDigit={(at) => setChosen(people[at]?.personId ?? chosen)}
    >
      <HandlerChoice {...{ category, handlers }} value={handlerId} onChange={setChosen} />
      <DueField
        value={due}
        note={category?.fixWithin ? words.deadlineProposed(durationWords(category.fixWithin)) : words.deadlineFree}
        onInput={setDue}
      />
      <TextArea label={words.task} note={words.taskNote} value={task} onInput={setTask} maxLength={TASK_MAX} rows={3} />
    </ActForm>
  )
}

const asInput = (due: number | null): string => (due === null ? '' : toDateTimeInput(due))

/** What stands against sending it, in words. */
function troubleIn(handlerId: string | null, due: string, now: number): string | null {
  if (handlerId === null) return words.whomNeeded
  if (due === '') return null
  const at = fromDateTimeInput(due)
  if (at === null) return words.deadlineUnreadable
  return at <= now ? words.deadlinePast : null
}

function DueField({ value, note, onInput }: { value: string; note: string; onInput: (value: string) => void }) {
  const id = useId()
  return (
    <div class="desk-field">
      <label for={id}>{words.deadline}</label>
      <input
        class="desk-input"
        type="datetime-local"
        aria-describedby={`${id}-note`}
        {...{ id, value }}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p class="desk-note" id={`${id}-note`}>
        {note}
      </p>
    </div>
  )
}
