import type { Point } from '../../domain/place.ts'
import type { Plan } from '../../domain/plan.ts'
import type { PlanProblem } from '../../domain/plan-problem.ts'
import type { PlanFile } from './plan-file.ts'

/** What the editor asks its worker, and what it hears: both take longer than a finger should wait on the main thread. */
export type Asked =
  | { ask: 'check'; plan: Plan; around: Point }
  | { ask: 'read'; text: string; around: Point; seed: string }
export type Told =
  | { told: 'check'; problems: PlanProblem[] }
  | { told: 'read'; file: PlanFile; problems: PlanProblem[] }
