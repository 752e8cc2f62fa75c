import { useRef, useState } from 'preact/hooks'
import type { CaseAct } from '../../domain/case-act.ts'
import type { DeskCase } from '../../domain/case-view.ts'
import { CASE_STATES, type CaseState } from '../../domain/lifecycle.ts'
import { type ActOutcome, useAct } from '../case-parts/use-act.ts'
import type { ReadyPhoto } from '../offline/draft.ts'
import { usePhone } from '../phone/use-phone.ts'
import { showToast } from '../ui/toast.tsx'
import type { DeskStep } from './desk-steps.ts'
import { keepActs, lastUnsent } from './keep-acts.ts'
import type { Moves } from './use-moves.ts'
import { words } from './words.ts'

/** A form over the case as it was when the form was opened: that is what the person decides on. */
export type OpenForm = {
  step: DeskStep
  seen: DeskCase
  forAccept: boolean
  /** Which case it is compared with first, when that was pressed. */
  otherId?: string
  /** 加派: one more task. */
  also?: boolean
  /** The task the step is about, where there are several. */
  taskId?: string
}

/** A step taken. `state` null where this page's version does not know where the case stands now. */
export type Moved = { caseId: string; act: CaseAct; state: CaseState | null }

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
  /**
   * Takes the steps one after another, each on what the one before left. Photos go with the last of them.
   * @returns whether they are kept on this device
   */
  run: (seen: DeskCase, acts: readonly CaseAct[], photos?: ReadyPhoto[]) => Promise<boolean>
  /** The same for several cases at a time. */
  runEach: (steps: readonly { seen: DeskCase; acts: readonly CaseAct[] }[]) => Promise<void>
}

/** `onTaken`: steps were taken and can be undone for a while. `onMoved`: the server has one. `onNotKept`: nothing was done. */
export type ActNews = {
  onTaken: (seen: DeskCase, acts: readonly CaseAct[]) => void
  onMoved: (moved: Moved) => void
  onNotKept: (seen: DeskCase) => void
}

/** What corrects the desk's own files, or is undone by the step that it undoes. */
const AT_ONCE: ReadonlySet<CaseAct['act']> = new Set(['settle', 'split', 'relink'])

/** The next case stands where this one stood: a second press of a double click is not meant for it. */
const PRESSED_TWICE_MS = 300

/**
 * Takes the desk's steps on a case. What settles it leaves the queue at once and waits for its time to be undone in the
 * outbox; completing what a reporter left open is sent at once, for it tells nobody anything, and so is splitting, which merging undoes.
 */
export function useDeskActs(moves: Moves, { onTaken, onMoved, onNotKept }: ActNews): DeskActs {
  const phone = usePhone()
  const { busy, take } = useAct()
  const [form, setForm] = useState<OpenForm | null>(null)
  const [notKept, setNotKept] = useState<DeskActs['notKept']>(null)
  const [showsConflict, showConflict] = useState(false)
  const lastAt = useRef(Number.NEGATIVE_INFINITY)

  const settle = async (seen: DeskCase, acts: readonly CaseAct[], photos: ReadyPhoto[]): Promise<boolean> => {
    setForm(null)
    setNotKept(null)
    const move = moves.begin(seen, acts)
    onTaken(seen, acts)
    const kept = await keepActs(phone, seen, acts, photos)
    if (kept.ok) {
      moves.kept(move, kept.opIds)
      phone.sync.wakeAt(kept.notBefore)
      return true
    }
    moves.drop(move)
    setNotKept(kept.why)
    onNotKept(seen)
    return false
  }

  const complete = async (seen: DeskCase, act: CaseAct): Promise<boolean> => {
    const after = await lastUnsent(phone, seen.caseId)
    const outcome = await take({ caseId: seen.caseId, act, revision: seen.revision, after })
    if (outcome === null) return false
    setNotKept(outcome.state === 'not_kept' ? outcome.why : null)
    if (outcome.state !== 'not_kept') setForm(null)
    if (outcome.state === 'conflict') showConflict(true)
    if (outcome.state === 'delivered') showToast(words.done[act.act])
    if (outcome.state === 'waiting') showToast(words.waiting(words.acts[act.act]))
    if (outcome.state === 'delivered') onMoved({ caseId: seen.caseId, act, state: stateIn(outcome) })
    return outcome.state !== 'not_kept'
  }

  const run: DeskActs['run'] = async (seen, acts, photos = []) => {
    const [only] = acts
    if (acts.length === 1 && only && AT_ONCE.has(only.act)) return complete(seen, only)
    const now = performance.now()
    if (now - lastAt.current < PRESSED_TWICE_MS) return false
    lastAt.current = now
    return settle(seen, acts, photos)
  }

  const runEach = async (steps: readonly { seen: DeskCase; acts: readonly CaseAct[] }[]) => {
    for (const { seen, acts } of steps) await settle(seen, acts, [])
  }

  const openForm = (opened: OpenForm) => {
    setNotKept(null)
    setForm(opened)
  }
  return { busy, form, notKept, showsConflict, openForm, closeForm: () => setForm(null), showConflict, run, runEach }
}

/** Where the case stands after a delivered step; null where this page's version does not know that state. */
function stateIn({ receipt }: Extract<ActOutcome, { state: 'delivered' }>): CaseState | null {
  const state = 'state' in receipt ? receipt.state : ''
  return CASE_STATES.find((known) => known === state) ?? null
}
