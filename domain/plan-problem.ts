import type { Point } from './place.ts'

/** What can be wrong with a plan. `error`: it is not saved so; `warning`: it is, once a person has read it. */
export const PLAN_PROBLEMS = {
  too_many_features: 'error',
  too_many_vertices: 'error',
  no_grids: 'error',
  not_finite: 'error',
  not_degrees: 'error',
  swapped_axes: 'error',
  outside_china: 'error',
  far_away: 'error',
  not_closed: 'error',
  too_small: 'error',
  self_crossing: 'error',
  overlap: 'error',
  not_checkable: 'error',
  id_bad: 'error',
  id_twice: 'error',
  name_missing: 'error',
  name_long: 'error',
  name_twice: 'error',
  number_twice: 'warning',
  gap: 'warning',
  building_outside: 'warning',
  successor_missing: 'error',
  successor_unknown: 'error',
} as const satisfies Record<string, 'error' | 'warning'>

export type PlanProblemCode = keyof typeof PLAN_PROBLEMS
export const PLAN_PROBLEM_CODES = Object.keys(PLAN_PROBLEMS) as PlanProblemCode[] // the table has no other keys

export type PlanProblem = { code: PlanProblemCode; ids: string[]; at: Point | null; area?: number | undefined }

export const isError = ({ code }: PlanProblem): boolean => PLAN_PROBLEMS[code] === 'error'
