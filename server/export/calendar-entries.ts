import { leadingTask } from '../../domain/task.ts'
import type { CaseRecord } from '../stores/case-record.ts'
import type { DeskPosition } from '../stores/desk-journal.ts'
import type { CalendarEntry } from './calendar-ics.ts'
import type { ExportWork } from './export-work.ts'

const PAGE = 100
/** What a calendar on a phone takes without complaint. */
const ENTRIES_MAX = 1000

/**
 * What is to be looked at, of the open cases that are meant and whenever they came in: fix deadlines of work that goes on, and
 * review dates of what was put off. The newest reports first, at most a thousand.
 */
export async function calendarEntries(work: ExportWork): Promise<CalendarEntry[]> {
  const { journal, community, meant, signal, onLooked } = work
  const entries: CalendarEntry[] = []
  let before: DeskPosition | null = null
  do {
    signal.throwIfAborted()
    const query = { tab: 'dispatched', reach: meant.reach, before, limit: PAGE } as const
    const page: DeskPosition[] = await journal.deskPage(community.id, query)
    const files = await journal.readFiles(
      community.id,
      page.map(({ caseId }) => caseId),
    )
    for (const file of files) if (isMeant(file.case, work)) entries.push(...entriesOf(file.case))
    before = page.length === PAGE ? (page.at(-1) ?? null) : null
  } while (before && entries.length < ENTRIES_MAX)
  onLooked(await journal.countReceived(community.id, meant))
  return entries.slice(0, ENTRIES_MAX)
}

const isMeant = ({ gridId, categoryId }: CaseRecord, { meant }: ExportWork): boolean =>
  (meant.gridId === null || (gridId ?? 'none') === meant.gridId) &&
  (meant.categoryId === null || (categoryId ?? '') === meant.categoryId)

function entriesOf(found: CaseRecord): CalendarEntry[] {
  const { caseId, state, categoryId, gridId, place, reviewAt, tasks } = found
  const task = leadingTask(tasks)
  const common = { caseId, categoryId, gridId, buildingId: place?.buildingId ?? null, task: task?.text ?? null }
  if (state === 'suspended') return reviewAt === null ? [] : [{ ...common, is: 'review', at: reviewAt }]
  return task && task.dueAt !== null ? [{ ...common, is: 'due', at: task.dueAt }] : []
}
