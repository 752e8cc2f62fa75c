import { useEffect, useRef, useState } from 'preact/hooks'
import type { Plan } from '../../domain/plan.ts'
import { usePhone } from '../phone/use-phone.ts'
import { isUnchanged } from './plan-difference.ts'
import { keepPlanDraft, type PlanDraft, readPlanDraft } from './plan-draft.ts'
import { beginHistory, change, type PlanHistory, redo, undo } from './plan-history.ts'

/** The plan being edited, kept on this device after every step until it is saved or given up. */
export function usePlanHistory() {
  const { db, owner, community, env } = usePhone()
  const now: Plan = { grids: community.grids, buildings: community.buildings }
  const [history, setHistory] = useState<PlanHistory>(() => beginHistory(now))
  const [found, setFound] = useState<PlanDraft | null>(null)
  const base = useRef(history.plan)

  useEffect(() => {
    void readPlanDraft(db, owner).then((draft) => {
      if (draft && !isUnchanged(now, draft.plan)) setFound(draft)
    })
  }, [])
  // A newer community, such as the one just saved: begun with unless something is being changed that differs from it.
  useEffect(() => {
    setHistory((one) => (one.plan === base.current || isUnchanged(now, one.plan) ? beginHistory(now) : one))
    base.current = now.grids === base.current.grids ? base.current : now
  }, [community.version])

  const keep = (next: PlanHistory) => {
    setHistory(next)
    const draft = { plan: next.plan, planVersion: community.planVersion ?? 1, at: env.now() }
    void keepPlanDraft(db, owner, isUnchanged(now, next.plan) ? null : draft)
  }
  return {
    plan: history.plan,
    now,
    isChanged: !isUnchanged(now, history.plan),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change: (plan: Plan) => keep(change(history, plan)),
    undo: () => keep(undo(history)),
    redo: () => keep(redo(history)),
    /** What was left unsaved the last time. */
    found,
    takeDraft: () => {
      if (found) keep(change(history, found.plan))
      setFound(null)
    },
    dropDraft: () => {
      void keepPlanDraft(db, owner, null)
      setFound(null)
    },
    /** After a save: nothing is left to be kept. */
    saved: () => keepPlanDraft(db, owner, null),
  }
}
