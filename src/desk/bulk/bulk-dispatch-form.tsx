import { useState } from 'preact/hooks'
import type { CaseAct } from '../../../domain/case-act.ts'
import type { DeskCase } from '../../../domain/case-view.ts'
import type { Handlers } from '../../../domain/wire.ts'
import { usePhone } from '../../phone/use-phone.ts'
import { TextArea } from '../../ui/text-area.tsx'
import { ActForm } from '../act-form.tsx'
import { HandlerChoice } from '../handler-choice.tsx'
import { proposedDue, proposedTask, TASK_MAX } from '../propose-dispatch.ts'
import type { Polled } from '../use-polled.ts'
import { words as deskWords } from '../words.ts'
import { words } from './words.ts'

type Props = {
  id: string
  handlers: Polled<Handlers>
  onDispatch: (actFor: (seen: DeskCase) => CaseAct) => void
}

/** 派遣 of many: one handler for all; deadline and task from each case's own category unless one text is given for all. */
export function BulkDispatchForm({ id, handlers, onDispatch }: Props) {
  const { community, env } = usePhone()
  const [handlerId, setHandlerId] = useState<string | null>(null)
  const [common, setCommon] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (handlerId === null) return
    onDispatch((seen) => {
      const category = community.categories.find((one) => one.id === seen.categoryId) ?? null
      const task = common.trim() || proposedTask(seen, category)
      return { act: 'dispatch', handlerId, task, dueAt: proposedDue(category, community, env.now()) }
    })
  }
  return (
    <ActForm {...{ id }} trouble={tried && handlerId === null ? deskWords.whomNeeded : null} onSubmit={submit}>
      <HandlerChoice category={null} {...{ handlers }} value={handlerId} onChange={setHandlerId} />
      <TextArea
        label={words.commonTask}
        note={words.commonTaskNote}
        value={common}
        onInput={setCommon}
        maxLength={TASK_MAX}
        rows={3}
      />
      <p class="desk-note">{words.byCategory}</p>
    </ActForm>
  )
}
