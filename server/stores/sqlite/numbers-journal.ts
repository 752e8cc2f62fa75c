import { UNPLACED_GRID } from '../../../domain/grid.ts'
import type { CaseState } from '../../../domain/lifecycle.ts'
import type { Place } from '../../../domain/place.ts'
import type {
  CountedCase,
  ListedCase,
  NumbersJournal,
  PhotoCounts,
  ReceivedPage,
  ReceivedQuery,
} from '../numbers-journal.ts'
import type { Database } from './database.ts'
import { padToPowerOfTwo } from './id-list.ts'
import type { CaseRow } from './journal-tables.ts'
import { decodeJson } from './json-text.ts'

export function sqliteNumbersJournal(db: Database): NumbersJournal {
  return {
    counted: async (communityId, query) => {
      const rows = await pageOf(db, communityId, query).select(COUNTED).execute()
      return page(rows, query, toCounted)
    },
    listed: async (communityId, query) => {
      const rows = await pageOf(db, communityId, query).select(LISTED).execute()
      return page(rows, query, toListed)
    },
    async countReceived(communityId, { from, to }) {
      const { count } = await db
        .selectFrom('cases')
        .select((eb) => eb.fn.countAll().as('count'))
        .where('community_id', '=', communityId)
        .where('received_at', '>=', from)
        .where('received_at', '<', to)
        .executeTakeFirstOrThrow()
      return Number(count) // PostgreSQL counts in bigint
    },
    photoCounts: (communityId, caseIds) => photoCounts(db, communityId, caseIds),
  }
}

const COUNTED = [
  'case_id',
  'state',
  'grid_id',
  'category_id',
  'handler_id',
  'received_at',
  'answered_at',
  'accepted_at',
  'dispatched_at',
  'started_at',
  'done_at',
  'ended_at',
  'due_at',
  'rework_count',
  'satisfied',
  'objections',
  'recurs_of',
] as const satisfies readonly (keyof CaseRow)[]
const LISTED = [...COUNTED, 'kind', 'place_json', 'task'] as const satisfies readonly (keyof CaseRow)[]

/** By the index alone, whoever's grid a case lies in: asking for grids here would let one call read on without end. */
function pageOf(db: Database, communityId: string, { from, to, after, limit }: ReceivedQuery) {
  const query = db
    .selectFrom('cases')
    .where('community_id', '=', communityId)
    .where('received_at', '>=', after?.receivedAt ?? from)
    .where('received_at', '<', to)
    .orderBy('received_at')
    .orderBy('case_id')
    .limit(limit)
  return after === null
    ? query
    : query.where((eb) => eb(eb.refTuple('received_at', 'case_id'), '>', eb.tuple(after.receivedAt, after.caseId)))
}

type CountedRow = Pick<CaseRow, (typeof COUNTED)[number]>

function page<R extends CountedRow, T>(
  rows: readonly R[],
  { reach, gridId, categoryId, limit }: ReceivedQuery,
  convert: (row: R) => T,
): ReceivedPage<T> {
  const reached = reach && new Set(reach)
  const isMeant = (row: R) =>
    (reached === null || reached.has(row.grid_id)) &&
    (gridId === null || row.grid_id === gridId) &&
    (categoryId === null || (row.category_id ?? '') === categoryId)
  const last = rows.at(-1)
  const next = last && rows.length === limit ? { receivedAt: last.received_at, caseId: last.case_id } : null
  return { cases: rows.filter(isMeant).map(convert), looked: rows.length, next }
}

const toCounted = (row: CountedRow): CountedCase => ({
  caseId: row.case_id,
  state: row.state as CaseState, // written by toCaseRow alone
  gridId: row.grid_id === UNPLACED_GRID ? null : row.grid_id,
  categoryId: row.category_id,
  handlerId: row.handler_id,
  receivedAt: row.received_at,
  answeredAt: row.answered_at,
  acceptedAt: row.accepted_at,
  dispatchedAt: row.dispatched_at,
  startedAt: row.started_at,
  doneAt: row.done_at,
  endedAt: row.ended_at,
  dueAt: row.due_at,
  reworkCount: row.rework_count,
  satisfied: row.satisfied === null ? null : row.satisfied === 1,
  objections: row.objections,
  recursOf: row.recurs_of,
})

const toListed = (row: Pick<CaseRow, (typeof LISTED)[number]>): ListedCase => ({
  ...toCounted(row),
  kind: row.kind,
  place: row.place_json === null ? null : decodeJson<Place>(row.place_json),
  task: row.task,
})

async function photoCounts(
  db: Database,
  communityId: string,
  caseIds: readonly string[],
): Promise<Map<string, PhotoCounts>> {
  const counts = new Map<string, PhotoCounts>()
  if (caseIds.length === 0) return counts
  const rows = await db
    .selectFrom('photos')
    .select((eb) => ['case_id', 'purpose', eb.fn.countAll().as('count')])
    .where('community_id', '=', communityId)
    .where('case_id', 'in', padToPowerOfTwo(caseIds))
    .where('state', '=', 'stored')
    .where((eb) => eb.or([eb('report_id', 'is not', null), eb('purpose', '=', 'after')]))
    .groupBy(['case_id', 'purpose'])
    .execute()
  for (const row of rows) {
    const one = counts.get(row.case_id) ?? { before: 0, after: 0 }
    counts.set(row.case_id, { ...one, [row.purpose]: Number(row.count) })
  }
  return counts
}
