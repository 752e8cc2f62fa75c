import { UNPLACED_GRID } from '../../domain/grid.ts'
import { type CaseState, END_STATES, LATELY_OVER_STATES } from '../../domain/lifecycle.ts'
import type { Task } from '../../domain/task.ts'
import { liveHandlers } from './live-handlers.ts'

/**
 * Whose cases a phone follows. `near` lists the grids its posts reach; cases that ended from `endedFrom` on (Unix ms) are still among
 * them, without it open ones alone.
 */
export type Scope =
  | { kind: 'mine'; personId: string }
  | { kind: 'tasks'; personId: string }
  | { kind: 'near'; gridIds: readonly string[]; endedFrom?: number }

/** What decides who hears of a case. */
export type AudienceFacts = { state: CaseState; gridId: string | null; tasks: readonly Task[] }

/** Of who reported a case or joined it. */
export const followerAudience = (personId: string) => `reporter:${personId}`
const handler = (personId: string) => `handler:${personId}`
const near = (gridId: string) => `near:${gridId}`

/**
 * The audiences a case has now. What was closed stays near: it leaves by time, which is no event, so nothing in the feed says it.
 * @param reporterIds who reported it or joined it
 */
export function audiencesOfCase(facts: AudienceFacts, reporterIds: readonly string[]): string[] {
  const audiences = reporterIds.map(followerAudience)
  audiences.push(...liveHandlers(facts.tasks).map(handler))
  if (isNearState(facts.state)) audiences.push(near(facts.gridId ?? UNPLACED_GRID))
  return audiences
}

const isNearState = (state: CaseState): boolean => !END_STATES.has(state) || LATELY_OVER_STATES.has(state)

/** The audiences whose changes make up a scope. */
export function audiencesOfScope(scope: Scope): string[] {
  if (scope.kind === 'mine') return [followerAudience(scope.personId)]
  if (scope.kind === 'tasks') return [handler(scope.personId)]
  return scope.gridIds.map(near)
}
