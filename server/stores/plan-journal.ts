import type { Community } from '../../domain/community.ts'
import type { Role } from '../../domain/person.ts'
import type { Place } from '../../domain/place.ts'
import type { Plan } from '../../domain/plan.ts'

/** What decides where an open case lies under a new plan. */
export type OpenCase = { caseId: string; gridId: string | null; place: Place | null }

/** A post, held now or to come, that names grids. */
export type GridPost = { personId: string; name: string; role: Role; gridIds: string[] }

export type PlanVersionListed = {
  version: number
  /** Null for the plan a community began with. */
  madeAt: number | null
  madeBy: string | null
  grids: number
  buildings: number
}

/** A plan checked and decided, but not yet written. */
export type NewPlan = {
  /** The community as it was looked at; the plan is saved on nothing else. */
  before: Community
  plan: Plan
  madeAt: number
  madeBy: string
  gridAfter: (found: OpenCase) => string | null
  /** The grids a post names from now on. */
  postAfter: (gridIds: readonly string[]) => string[]
}

/** `conflict`: the community changed since `before` was read; nothing is written. */
export type PlanOutcome = { kind: 'saved'; community: Community; moved: number } | { kind: 'conflict' }

export type PlanJournal = {
  /** Newest first; empty for a community whose plan nobody has changed yet. */
  planVersions(communityId: string): Promise<PlanVersionListed[]>
  planOfVersion(communityId: string, version: number): Promise<Plan | null>
  /** Cases that are not over, by id, those after `after`. */
  openCases(communityId: string, after: string | null, limit: number): Promise<OpenCase[]>
  gridPosts(communityId: string, now: number): Promise<GridPost[]>
  /**
   * Writes a plan whole or not at all: the community with the next plan version, that version in the list (and the one before,
   * if it is not in it yet), the open cases that change grid with an event each, and the posts. Cases that are over keep
   * grid and plan version of their day.
   */
  savePlan(plan: NewPlan): Promise<PlanOutcome>
}
