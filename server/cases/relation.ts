import { UNPLACED_GRID } from '../../domain/grid.ts'
import { holdsPost, type Role } from '../../domain/person.ts'
import type { Actor } from '../actor.ts'
import type { Deps } from '../deps.ts'
import type { CaseRecord } from '../stores/case-record.ts'

/** Whose posts reach cases by their grid. */
export const DESK_ROLES = ['grid_leader', 'supervisor', 'admin'] as const satisfies readonly Role[]

/** What a person has to do with a case: any, several or none of these. */
export type Relation = {
  desk: boolean
  handler: boolean
  reportId: string | null
  /** When the person joined it (Unix ms); null who did not. */
  joinedAt: number | null
}

export const seesCase = ({ desk, handler, reportId, joinedAt }: Relation): boolean =>
  desk || handler || reportId !== null || joinedAt !== null

export const onDesk = (found: CaseRecord, actor: Actor): boolean =>
  holdsPost(actor.posts, DESK_ROLES, found.gridId ?? UNPLACED_GRID)

export async function relationTo(found: CaseRecord, actor: Actor, deps: Deps): Promise<Relation> {
  const own = await deps.journal.ownReports(found.communityId, actor.personId, [found.caseId])
  const joined = await deps.journal.joinedCases(found.communityId, actor.personId, [found.caseId])
  return {
    desk: onDesk(found, actor),
    handler: found.handlerId === actor.personId,
    reportId: own.get(found.caseId) ?? null,
    joinedAt: joined.get(found.caseId) ?? null,
  }
}
