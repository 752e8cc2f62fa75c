import { useState } from 'preact/hooks'
import type { CaseAct } from '../../domain/case-act.ts'
import type { DeskCase } from '../../domain/case-view.ts'
import { CASE_STATES, type CaseState } from '../../domain/lifecycle.ts'
import { type ActOutcome, useAct } from '../case-parts/use-act.ts'
import { showToast } from '../ui/toast.tsx'
import type { DeskStep } from './desk-steps.ts'
import { words } from './words.ts'

/** A form over the case as it was when the form was opened: that is what the person decides on. */
export type OpenForm = { step: DeskStep; seen: DeskCase; forAccept: boolean }

/** A step the server has. `more`: another step on the same case follows at once. */
export type Moved = { caseId: string; act: CaseAct; state: CaseState | null; more: boolean }

export type DeskActs = {
  busy: boolean
  form: OpenForm | null
  /** The last act was not even kept on this device. */
  notKept: 'storage_full' | 'not_durable' | null
  /** The conflict sheet was asked for. */
  showsConflict: boolean
  openForm: (form: OpenForm) => void
  closeForm: () => void
  showConflict: (shows: boolean) => void
  /** Takes the steps one after another, each on what the one before left. */
  run: (seen: DeskCase, acts: readonly CaseAct[]) => Promise<void>
}

/** Takes the desk's steps on a case and says what came of them. `onMoved` hears of every step the server has. */
export function useDeskActs(onMoved: (moved: Moved) => void): DeskActs {
  const { busy, take } = useAct()
  const [form, setForm] = useState<OpenForm | null>(null)
  const [notKept, setNotKept] = useState<DeskActs['notKept']>(null)
  const [showsConflict, showConflict] = useState(false)

  const tell = (act: CaseAct, outcome: ActOutcome) => {
    setNotKept(outcome.state === 'not_kept' ? outcome.why : null)
    if (outcome.state !== 'not_kept') setForm(null)
    if (outcome.state === 'conflict') showConflict(true)
    if (outcome.state === 'delivered') showToast(words.done[act.act])
    if (outcome.state === 'waiting') showToast(words.waiting(words.acts[act.act]))
  }

  const run = async (seen: DeskCase, acts: readonly CaseAct[]) => {
    let { revision } = seen
    for (const [index, act] of acts.entries()) {
      const outcome = await take({ caseId: seen.caseId, act, revision })
      if (outcome === null) return
      tell(act, outcome)
      if (outcome.state !== 'delivered') return
      revision = outcome.receipt.revision
      onMoved({ caseId: seen.caseId, act, state: stateIn(outcome), more: index < acts.length - 1 })
    }
  }

  const openForm = (opened: OpenForm) => {
    setNotKept(null)
    setForm(opened)
  }
  return { busy, form, notKept, showsConflict, openForm, closeForm: () => setForm(null), showConflict, run }
}

/** Where the case stands after a delivered step; null where this page's version does not know that state. */
function stateIn({ receipt }: Extract<ActOutcome, { state: 'delivered' }>): CaseState | null {
  const state = 'state' in receipt ? receipt.state : ''
  return CASE_STATES.find((known) => known === state) ?? null
}
