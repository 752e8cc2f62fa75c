import { alarmsOf, type DeadlineAlarm, pressingLimit } from '../../domain/deadline-alarm.ts'
import { isUnfinished } from '../../domain/task.ts'
import type { Deps } from '../deps.ts'
import { breather } from '../start/breather.ts'
import type { CaseFile } from '../stores/case-record.ts'
import type { AlarmCandidate, LimitLook, RaisedAlarm } from '../stores/limit-journal.ts'
import { caseClocks, rulesOf } from './case-clocks.ts'

/** How late an alarm may be, and how long after a step the desk may still list a case under its old deadline. */
export const ALARMS_EVERY_MS = 5_000
/** Cases a transaction: others who write wait for it. */
const PAGE = 50
const PAGES_PER_TURN = 40

export type AlarmDeps = Pick<Deps, 'journal' | 'communities' | 'now'>

/**
 * Looks at the promises of every case that something happened to or whose time has come, and raises the alarms that are due: each
 * once. What breaks off is done again as if it had not begun. @returns how many cases were looked at
 */
export async function raiseAlarms(deps: AlarmDeps, breath = breather()): Promise<number> {
  let looked = 0
  for (let turn = 0; turn < PAGES_PER_TURN; turn++) {
    const page = await deps.journal.alarmsDue(deps.now(), PAGE)
    for (const [communityId, cases] of byCommunity(page)) await lookAt(communityId, cases, deps)
    looked += page.length
    if (page.length < PAGE || !(await breath.rest())) break
  }
  return looked
}

function byCommunity(page: readonly AlarmCandidate[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const { communityId, caseId } of page) groups.set(communityId, [...(groups.get(communityId) ?? []), caseId])
  return groups
}

async function lookAt(communityId: string, caseIds: readonly string[], deps: AlarmDeps): Promise<void> {
  const now = deps.now()
  const community = await deps.communities.readNow(communityId)
  if (!community) return
  const rules = rulesOf(community)
  const raised = await deps.journal.raisedAlarms(communityId, caseIds)
  const files = await deps.journal.readFiles(communityId, caseIds)
  const looks = files.map((file) => {
    const clocks = caseClocks(file, rules)
    const limit = pressingLimit(clocks)
    const running = limit?.paused ? null : limit
    const waiting = alarmsOf(clocks).filter((alarm) => !isRaised(alarm, raised.get(file.case.caseId) ?? []))
    const due = waiting.filter(({ at }) => at <= now)
    return {
      caseId: file.case.caseId,
      revision: file.case.revision,
      warnAt: running?.warnAt ?? null,
      dueAt: running?.dueAt ?? null,
      alarmAt: waiting.find(({ at }) => at > now)?.at ?? null,
      raised: due,
      told: furthest(due),
      people: (alarm) => ({ to: handlersOf(file, alarm), lost: [] }),
    } satisfies LimitLook
  })
  await deps.journal.settleLimits(community, looks, now)
}

const isRaised = ({ since, stage }: DeadlineAlarm, raised: readonly RaisedAlarm[]): boolean =>
  raised.some((one) => one.since === since && one.stage === stage)

/** After a standstill several stages of a promise may have passed: people hear of the last one. */
const furthest = (due: readonly DeadlineAlarm[]): DeadlineAlarm[] =>
  due.filter((alarm) => !due.some((later) => later.since === alarm.since && later.at > alarm.at))

const handlersOf = ({ case: { tasks } }: CaseFile, { taskId }: DeadlineAlarm): string[] =>
  tasks.filter((task) => task.taskId === taskId && isUnfinished(task)).map((task) => task.handlerId)
