import { type PlanRequest, planRequestSchema } from '../../domain/plan.ts'
import { readJson } from '../json-body.ts'

/** A plan at its limit of corners is 0.5 MB as the editor writes it; this leaves room for one with more digits and words. */
export const PLAN_BODY_MAX = 4_000_000

/** The body of both plan requests. @throws Refusal bad_body, body_too_large and what `readJson` throws */
export async function readPlanRequest(request: Request): Promise<PlanRequest> {
  const { value } = await readJson(request, planRequestSchema, PLAN_BODY_MAX)
  return value
}
