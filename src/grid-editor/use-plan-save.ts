import { useEffect, useState } from 'preact/hooks'
import * as z from 'zod/mini'
import { communitySchema } from '../../domain/community.ts'
import { parse } from '../../domain/parse.ts'
import {
  type Plan,
  type PlanPreview,
  planPreviewSchema,
  planProblemSchema,
  planSavedSchema,
  type Successors,
} from '../../domain/plan.ts'
import { headers, type Problem, paths } from '../../domain/wire.ts'
import { refusalWords } from '../case-parts/refusal-words.ts'
import type { ApiAnswer } from '../offline/api-client.ts'
import { writeCommunity } from '../offline/settings.ts'
import { usePhone } from '../phone/use-phone.ts'
import { showToast } from '../ui/toast.tsx'
import { isUnchanged } from './plan-difference.ts'
import { words } from './words.ts'

const conflictSchema = z.object({ planVersion: z.int(), madeBy: z.nullable(z.string()) })
const invalidSchema = z.object({ problems: z.array(planProblemSchema) })

/** A save in its two steps: what would come of it, and doing it. */
export function usePlanSave(plan: Plan, onSaved: () => void) {
  const { api, db } = usePhone()
  const [preview, setPreview] = useState<PlanPreview | null>(null)
  const [successors, setSuccessors] = useState<Successors>({})
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)

  const look = async (chosen: Successors = successors) => {
    setBusy(true)
    setTrouble(null)
    const answer = await api.post(
      paths.planPreview,
      { plan, successors: chosen, acknowledged: false },
      planPreviewSchema,
    )
    if (answer.ok) setPreview(answer.value)
    else setTrouble(troubleOf(answer))
    setBusy(false)
  }
  useEffect(() => void look(), [])

  const confirm = async (acknowledged: boolean) => {
    if (!preview) return
    setBusy(true)
    setTrouble(null)
    const request = {
      method: 'PUT',
      path: paths.plan,
      headers: { 'content-type': 'application/json', [headers.ifMatch]: `"${preview.version}"` },
      body: JSON.stringify({ plan, successors, acknowledged }),
    }
    const answer = await api.send(request, planSavedSchema)
    // Whatever the answer, or without one: what the community goes by now says whether the plan stands.
    const community = await api.get(paths.community, communitySchema)
    const stands = community.ok && isUnchanged(community.value, plan)
    if (answer.ok || stands) {
      onSaved()
      if (community.ok) await writeCommunity(db, community.value)
      const version = answer.ok ? answer.value.planVersion : community.ok ? community.value.planVersion : undefined
      return showToast(words.saved(version ?? 1, answer.ok ? answer.value.moved : 0))
    }
    setTrouble(answer.why === 'refused' ? troubleOf(answer) : words.unanswered)
    const invalid = answer.why === 'refused' ? parse(invalidSchema, answer.problem) : null
    if (invalid?.ok) setPreview({ ...preview, problems: invalid.value.problems })
    setBusy(false)
  }
  return {
    preview,
    successors,
    /** Chooses who follows a grid that goes, and looks again. */
    follow: (gridId: string, to: string) => {
      const chosen = { ...successors, [gridId]: [to] }
      setSuccessors(chosen)
      void look(chosen)
    },
    busy,
    trouble,
    look: () => void look(),
    confirm,
  }
}

function troubleOf(answer: Exclude<ApiAnswer<unknown>, { ok: true }>): string {
  if (answer.why === 'no_network') return words.noNetwork
  return answer.why === 'refused' ? refusedWords(answer.problem) : words.failed
}

function refusedWords(problem: Problem): string {
  const conflict = problem.code === 'revision_conflict' ? parse(conflictSchema, problem) : null
  if (conflict?.ok) return words.conflict(conflict.value.madeBy ?? words.somebody, conflict.value.planVersion)
  return refusalWords[problem.code]
}
