import type { NewAct } from '../case-journal.ts'
import { liveHandlers } from '../live-handlers.ts'
import type { TaskPeople } from '../notice-journal.ts'
import type { Database } from './database.ts'
import { insertRows } from './insert-rows.ts'
import { encodeJson } from './json-text.ts'
import type { EventOutboxRow } from './notice-tables.ts'
import type { CreatePlan } from './plan-intake.ts'

/** Puts an act into the outbox, in the transaction that writes it: whoever must hear of it will. */
export const noteAct = (trx: Database, act: NewAct, seq: number): Promise<void> =>
  insertRows(trx, 'event_outbox', [
    {
      community_id: act.key.communityId,
      seq,
      case_id: act.after.caseId,
      event: act.event.type,
      at: act.receivedAt,
      people_json: peopleJson(peopleOf(act)),
    },
  ])

/** The same for a new report; it concerns no handler, and who reported is not said here. */
export const outboxRowOf = ({ report, seq }: CreatePlan): EventOutboxRow => ({
  community_id: report.communityId,
  seq,
  case_id: report.manifest.caseId,
  event: 'report',
  at: report.receivedAt,
  people_json: null,
})

export const peopleJson = (people: TaskPeople): string | null =>
  people.to.length + people.lost.length === 0 ? null : encodeJson(people)

/** Whom a step concerns: who has the task it names, else everybody who has one before or after it; and who lost theirs to somebody else. */
function peopleOf({ before, after, event }: NewAct): TaskPeople {
  const [then, now] = [liveHandlers(before.tasks), liveHandlers(after.tasks)]
  const { taskId, taskIds = taskId === undefined ? [] : [taskId] } = event.payload
  const named = after.tasks.filter((task) => taskIds.includes(task.taskId)).map(({ handlerId }) => handlerId)
  return {
    to: [...new Set(named.length > 0 ? named : [...then, ...now])],
    lost: event.type === 'dispatch' ? then.filter((one) => !now.includes(one)) : [],
  }
}
