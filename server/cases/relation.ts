import { UNPLACED_GRID } from '../../domain/grid.ts'
import { holdsPost, type Role } from '../../domain/person.ts'
import type { Actor } from '../actor.ts'
import type { Deps } from '../deps.ts'
import type { CaseRecord } from '../stores/case-record.ts'
import { liveHandlers } from '../stores/live-handlers.ts'

/** Whose posts reach cases by their grid. */
export const DESK_ROLES = ['grid_leader', 'supervisor', 'admin'] as const satisfies readonly Role[]

/** What a person has to do with a case: any, several or none of these. */
export type Relation = {
  desk: boolean
  handler: boolean
  reportId: string | null
  /** When the person joined it (Unix ms); null who did not. */
  joinedAt: number | null
  /** A report of theirs was merged into it. */
  merged: boolean
  /** A case they joined was merged into it. */
  joinedMerged: boolean
  /** Anything was merged into it, whoever asks. */
  isFollowed: boolean
}

export const seesCase = ({ desk, handler, reportId, joinedAt, merged, joinedMerged }: Relation): boolean =>
  desk || handler || reportId !== null || joinedAt !== null || merged || joinedMerged

export const onDesk = (found: CaseRecord, actor: Actor): boolean =>
  holdsPost(actor.posts, DESK_ROLES, found.gridId ?? UNPLACED_GRID)

export async function relationTo(found: CaseRecord, actor: Actor, deps: Deps): Promise<Relation> {
  const under = await mergedUnderCase(found, deps)
  const own = await deps.journal.ownReports(found.communityId, actor.personId, [found.caseId, ...under])
  const joined = await deps.journal.joinedCases(found.communityId, actor.personId, [found.caseId, ...under])
  return {
    desk: onDesk(found, actor),
    handler: liveHandlers(found.tasks).includes(actor.personId),
    reportId: own.get(found.caseId) ?? null,
    joinedAt: joined.get(found.caseId) ?? null,
    merged: under.some((caseId) => own.has(caseId)),
    joinedMerged: under.some((caseId) => joined.has(caseId)),
    isFollowed: under.length > 0,
  }
}

/** All that was merged into the case, at any depth. */
export async function mergedUnderCase({ communityId, caseId }: CaseRecord, deps: Deps): Promise<string[]> {
  return (await deps.journal.mergedUnder(communityId, [caseId])).get(caseId) ?? []
}
