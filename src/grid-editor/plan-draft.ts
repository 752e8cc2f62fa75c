import * as z from 'zod/mini'
import { parse } from '../../domain/parse.ts'
import { type Plan, planSchema } from '../../domain/plan.ts'
import type { Owner } from '../offline/draft.ts'
import type { LocalDb } from '../offline/local-db.ts'
import { writeSetting } from '../offline/settings.ts'

/** A plan that somebody began to change and has not saved: kept on this device until it is. */
export type PlanDraft = { plan: Plan; planVersion: number; at: number }

const draftSchema = z.object({ plan: planSchema, planVersion: z.int(), at: z.int() })
const keyOf = ({ communityId, personId }: Owner) => `plan-draft:${communityId}:${personId}`

/** Null where there is none; one that cannot be read counts as none. */
export async function readPlanDraft(db: LocalDb, owner: Owner): Promise<PlanDraft | null> {
  const draft = parse(draftSchema, await db.get('settings', keyOf(owner)))
  return draft.ok ? draft.value : null
}

export const keepPlanDraft = (db: LocalDb, owner: Owner, draft: PlanDraft | null): Promise<void> =>
  writeSetting(db, keyOf(owner), draft)
