import { useState } from 'preact/hooks'
import type { CaseAct } from '../../domain/case-act.ts'
import { sealAct } from '../offline/acts.ts'
import type { MyReport } from '../offline/my-reports.ts'
import { usePhone } from '../phone/use-phone.ts'
import { showToast } from '../ui/toast.tsx'
import { words } from './words.ts'

type OwnAct = { busy: boolean; trouble: string | null; take: (act: CaseAct) => Promise<void> }

/**
 * Takes a reporter's own step: on disk first, then sent by itself, after its report if that is still here.
 * @param done called, with the toast shown, once the step is kept
 */
export function useOwnAct({ caseId, opId, sync: sent }: MyReport, kept: string, done: () => void): OwnAct {
  const { db, owner, env, sync } = usePhone()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const take = async (act: CaseAct) => {
    if (busy) return
    setBusy(true)
    const after = sent.state === 'delivered' ? null : opId
    const sealed = await sealAct(db, owner, { caseId, act, revision: null, after }, env).finally(() => setBusy(false))
    setTrouble(sealed.ok ? null : words.notKept[sealed.why])
    if (!sealed.ok) return
    done()
    showToast(kept)
    void sync.run({ pressed: true })
  }
  return { busy, trouble, take }
}
