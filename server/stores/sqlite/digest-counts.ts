import { sql } from 'kysely'
import { DAY_MS } from '../../../domain/shanghai-time.ts'
import type { DigestCounts } from '../channel-journal.ts'
import type { Database } from './database.ts'
import { padToPowerOfTwo } from './id-list.ts'

/** Tabs of cases that somebody still has to see to; the index the desk is read by begins with them. */
const OPEN_TABS = ['submitted', 'accepted', 'dispatched', 'awaiting_verification']

/**
 * What a morning's digest says of these grids (null: of all): reports and closings since a time, what waits for a decision or a
 * look, and what is or soon will be late.
 */
export async function digestCounts(
  db: Database,
  communityId: string,
  gridIds: readonly string[] | null,
  since: number,
  now: number,
): Promise<DigestCounts> {
  if (gridIds?.length === 0) return { received: 0, closed: 0, submitted: 0, awaiting: 0, dueToday: 0, overdue: 0 }
  const count = () => {
    const cases = db.selectFrom('cases').select((eb) => eb.fn.countAll<number>().as('count'))
    const all = cases.where('community_id', '=', communityId)
    return gridIds === null ? all : all.where('grid_id', 'in', padToPowerOfTwo(gridIds))
  }
  const numberOf = async (query: ReturnType<typeof count>) => Number((await query.executeTakeFirst())?.count ?? 0)
  const open = () => count().where('tab', 'in', OPEN_TABS)
  /** When somebody must have acted: as the calendar and its pauses have it, else as the task says. */
  const due = sql<number>`coalesce(${sql.ref('limit_due_at')}, ${sql.ref('due_at')})`
  return {
    received: await numberOf(
      count()
        .where('tab', 'in', [...OPEN_TABS, 'closed'])
        .where('received_at', '>=', since),
    ),
    closed: await numberOf(count().where('state', '=', 'closed').where('ended_at', '>=', since)),
    submitted: await numberOf(count().where('tab', '=', 'submitted')),
    awaiting: await numberOf(count().where('tab', '=', 'awaiting_verification')),
    dueToday: await numberOf(
      open()
        .where(due, '>=', now)
        .where(due, '<', now + DAY_MS),
    ),
    overdue: await numberOf(open().where(due, '<', now)),
  }
}
