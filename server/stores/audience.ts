import { UNPLACED_GRID } from '../../domain/grid.ts'
import { type CaseState, END_STATES } from '../../domain/lifecycle.ts'

/** Whose cases a phone follows. `near` lists the grids its posts reach. */
export type Scope =
  | { kind: 'mine'; personId: string }
  | { kind: 'tasks'; personId: string }
  | { kind: 'near'; gridIds: readonly string[] }

/** What decides who hears of a case. */
export type AudienceFacts = { state: CaseState; gridId: string | null; handlerId: string | null }

const reporter = (personId: string) => `reporter:${personId}`
const handler = (personId: string) => `handler:${personId}`
const near = (gridId: string) => `near:${gridId}`

/** The audiences a case has now. */
export function audiencesOfCase(facts: AudienceFacts, reporterIds: readonly string[]): string[] {
  const audiences = reporterIds.map(reporter)
  if (facts.handlerId) audiences.push(handler(facts.handlerId))
  if (!END_STATES.has(facts.state)) audiences.push(near(facts.gridId ?? UNPLACED_GRID))
  return audiences
}

/** The audiences whose changes make up a scope. */
export function audiencesOfScope(scope: Scope): string[] {
  if (scope.kind === 'mine') return [reporter(scope.personId)]
  if (scope.kind === 'tasks') return [handler(scope.personId)]
  return scope.gridIds.map(near)
}
