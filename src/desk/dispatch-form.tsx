import { useState } from 'preact/hooks'
import type { CaseAct } from '../../domain/case-act.ts'
import type { DeskCase } from '../../domain/case-view.ts'
import type { Handlers } from '../../domain/wire.ts'
import { fromDateTimeInput, toDateTimeInput } from '../case-parts/shanghai-time.ts'
import { usePhone } from '../phone/use-phone.ts'
import { TextArea } from '../ui/text-area.tsx'
import { ActForm } from './act-form.tsx'
import { DueField, dueTrouble } from './due-field.tsx'
import { errandWords as errand } from './errand-words.ts'
import { ExternalFields, NO_OUTSIDER } from './external-fields.tsx'
import { EXTERNAL, HandlerChoice } from './handler-choice.tsx'
import { showLink } from './link-sheet.tsx'
import { makeLink } from './make-link.ts'
import { durationWords, handlersFor, proposedDue, proposedTask, proposeFor, TASK_MAX } from './propose-dispatch.ts'
import type { Polled } from './use-polled.ts'
import { words } from './words.ts'

type Dispatch = Extract<CaseAct, { act: 'dispatch' }>
type Props = {
  id: string
  seen: DeskCase
  handlers: Polled<Handlers>
  /** 加派: one more task beside those there are. */
  also?: boolean | undefined
  /** 改派 of this task. */
  taskId?: string | undefined
  onDispatch: (act: Dispatch) => void
}

/** 派遣: to whom, until when, and what to do. Opens with what the rules propose, else the category. */
export function DispatchForm({ id, seen, handlers, also, taskId, onDispatch }: Props) {
  const { community, env, api } = usePhone()
  const category = community.categories.find((one) => one.id === seen.categoryId) ?? null
  const people = handlersFor(category, handlers.value?.handlers ?? [])
  const [chosen, setChosen] = useState<string | null>(null)
  const [outsider, setOutsider] = useState(NO_OUTSIDER)
  const [due, setDue] = useState(() => asInput(proposedDue(category, community, env.now())))
  const [task, setTask] = useState(() => (also ? '' : proposedTask(taskSeen(seen, taskId), category)))
  const [tried, setTried] = useState(false)
  const [making, setMaking] = useState(false)
  const [notMade, setNotMade] = useState<string | null>(null)
  const proposal = proposeFor(seen, { also, taskId, category, community, handlers: handlers.value, now: env.now() })
  const choice = chosen ?? proposal?.handlerId ?? null
  const trouble = troubleIn(choice, outsider.name, due, env.now()) ?? notMade

  const send = (handlerId: string) => {
    const rest = { ...(also && { also }), ...(taskId !== undefined && { taskId }) }
    onDispatch({ act: 'dispatch', handlerId, task: task.trim(), dueAt: due ? fromDateTimeInput(due) : null, ...rest })
  }
  const sendOutside = async () => {
    setMaking(true)
    const made = await makeLink(api, seen.caseId, outsider)
    setMaking(false)
    if (!made.ok) return setNotMade(made.trouble)
    send(made.shown.link.personId)
    showLink(made.shown, true)
  }
  const submit = () => {
    setTried(true)
    setNotMade(null)
    if (making || choice === null || troubleIn(choice, outsider.name, due, env.now()) !== null) return
    if (choice === EXTERNAL) void sendOutside()
    else send(choice)
  }
  return (
    <ActForm
      {...{ id }}
      trouble={tried ? trouble : null}
      onSubmit={submit}
      onDigit={(at) => setChosen(people[at]?.personId ?? (at === people.length ? EXTERNAL : chosen))}
    >
      {also && <p class="desk-note">{errand.alsoNote}</p>}
      <HandlerChoice
        {...{ category, handlers }}
        byRule={proposal?.ruleId != null && choice === proposal.handlerId}
        value={choice}
        onChange={setChosen}
      />
      {choice === EXTERNAL && <ExternalFields value={outsider} onChange={setOutsider} />}
      <DueField
        label={words.deadline}
        value={due}
        note={category?.fixWithin ? words.deadlineProposed(durationWords(category.fixWithin)) : words.deadlineFree}
        onInput={setDue}
      />
      <TextArea label={words.task} note={words.taskNote} value={task} onInput={setTask} maxLength={TASK_MAX} rows={3} />
      {making && <p role="status">{errand.making}</p>}
    </ActForm>
  )
}

const asInput = (due: number | null): string => (due === null ? '' : toDateTimeInput(due))

/** The words of the task that is given to somebody else. */
const taskSeen = (seen: DeskCase, taskId: string | undefined): DeskCase => {
  const meant = seen.tasks?.find((one) => one.taskId === taskId)
  return meant ? { ...seen, task: meant.text } : seen
}

/** What stands against sending it, in words. */
function troubleIn(choice: string | null, name: string, due: string, now: number): string | null {
  if (choice === null) return words.whomNeeded
  if (choice === EXTERNAL && name.trim() === '') return errand.externalNameNeeded
  return dueTrouble(due, now)
}
