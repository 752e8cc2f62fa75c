import { useState } from 'preact/hooks'
import type { CaseAct } from '../../domain/case-act.ts'
import { sealAct } from '../offline/acts.ts'
import type { ReadyPhoto } from '../offline/draft.ts'
import type { MyReport } from '../offline/my-reports.ts'
import { usePhone } from '../phone/use-phone.ts'
import { showToast } from '../ui/toast.tsx'
import { words } from './words.ts'

type OwnAct = {
  busy: boolean
  trouble: string | null
  take: (act: CaseAct, photos?: ReadyPhoto[]) => Promise<void>
}

/** On which case, and after which operation: a step goes behind its report if that is still here. */
export type Subject = { caseId: string; after: string | null }

export const subjectOf = ({ caseId, opId, sync }: MyReport): Subject => ({
  caseId,
  after: sync.state === 'delivered' ? null : opId,
})

/**
 * Takes a reporter's own step: on disk first, then sent by itself.
 * @param done called, with the toast shown, once the step is kept
 */
export function useOwnAct({ caseId, after }: Subject, kept: string, done: () => void): OwnAct {
  const { db, owner, env, sync } = usePhone()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const take = async (act: CaseAct, photos: ReadyPhoto[] = []) => {
    if (busy) return
    setBusy(true)
    const sealing = sealAct(db, owner, { caseId, act, revision: null, after, photos }, env)
    const sealed = await sealing.finally(() => setBusy(false))
    setTrouble(sealed.ok ? null : words.notKept[sealed.why])
    if (!sealed.ok) return
    done()
    showToast(kept)
    void sync.run({ pressed: true })
  }
  return { busy, trouble, take }
}
