import { useEffect, useRef, useState } from 'preact/hooks'
import { type DeskCase, deskCaseSchema } from '../../domain/case-view.ts'
import { paths } from '../../domain/wire.ts'
import type { ApiClient } from '../offline/api-client.ts'
import type { DeskQueue } from './desk-queue.ts'

/** `missing`: the server does not show it to this person (any more). */
export type ShownCase = { state: 'none' | 'loading' | 'missing' } | { state: 'shown'; case: DeskCase }

/** The case the address names: from the list, or asked for by itself when it is not listed. */
export function useShownCase(api: ApiClient, queue: DeskQueue | null, caseId: string | null): ShownCase {
  const listed = queue?.cases.find((item) => item.caseId === caseId) ?? null
  const [single, setSingle] = useState<{ caseId: string; case: DeskCase | null } | null>(null)
  const ask = caseId !== null && listed === null && queue !== null ? caseId : null
  useEffect(() => {
    if (ask === null) return
    let left = false
    void api.get(paths.deskCase(ask), deskCaseSchema).then((answer) => {
      if (!left && (answer.ok || answer.why === 'refused')) {
        setSingle({ caseId: ask, case: answer.ok ? answer.value : null })
      }
    })
    return () => {
      left = true
    }
  }, [api, ask, queue])
  // A case that has just left the list stays in sight until it was asked for: a form may be open over it.
  const last = useRef<DeskCase | null>(null)
  const asked = single?.caseId === caseId ? single : null
  const found = listed ?? (asked ? asked.case : last.current?.caseId === caseId ? last.current : null)
  last.current = found
  if (caseId === null) return { state: 'none' }
  if (found) return { state: 'shown', case: found }
  return { state: asked ? 'missing' : 'loading' }
}
