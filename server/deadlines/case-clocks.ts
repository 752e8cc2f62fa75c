import type { Community } from '../../domain/community.ts'
import { type DeadlineRules, deadlineClocks, ESCALATE_AFTER } from '../../domain/deadline.ts'
import type { Clock } from '../../domain/deadline-clock.ts'
import type { Task } from '../../domain/task.ts'
import type { CaseFile } from '../stores/case-record.ts'

/** The rules a community goes by now. */
export const rulesOf = ({ categories, calendar, escalateAfter }: Community): DeadlineRules => ({
  categories,
  calendar,
  escalateAfter: escalateAfter ?? ESCALATE_AFTER,
})

/** A case's promises by the rules of now. */
export const caseClocks = (file: Pick<CaseFile, 'case' | 'events'>, rules: DeadlineRules): Clock[] =>
  deadlineClocks(file.events, file.case.categoryId, rules)

/** When it was, or is, to be looked at; of several times (after an objection) the last. */
export const acknowledgeBy = (clocks: readonly Clock[]): number | null =>
  clocks.filter(({ kind }) => kind === 'acknowledge').at(-1)?.dueAt ?? null

/** The tasks with their ends as they are now: by the rules of now, and with the time that stood still. */
export const withEnds = <T extends Task>(tasks: readonly T[], clocks: readonly Clock[]): T[] =>
  tasks.map((task) => {
    const clock = clocks.filter(({ taskId }) => taskId === task.taskId).at(-1)
    return clock ? { ...task, dueAt: clock.dueAt } : task
  })
