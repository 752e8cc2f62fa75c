import { useState } from 'preact/hooks'
import type { Sealing } from '../offline/seal.ts'
import { usePhone } from '../phone/use-phone.ts'
import { loadSeal } from './later-parts.ts'

export type NotSaved = (Sealing & { ok: false })['why'] | 'failed'
export type Save = { busy: boolean; trouble: NotSaved | null; run(): Promise<void> }

type Steps = {
  draftId: string | null
  /** Resolves when words are on disk and no photo is being prepared. */
  settled: () => Promise<void>
  onSaved: (opId: string) => void
}

/** 保存上报: waits for photos on their way, seals, starts sending. Whatever goes wrong, the draft is as it was. */
export function useSave({ draftId, settled, onSaved }: Steps): Save {
  const { db, env, sync } = usePhone()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<NotSaved | null>(null)
  const run = async () => {
    if (!draftId || busy) return
    setBusy(true)
    setTrouble(null)
    try {
      await settled()
      const { sealDraft } = await loadSeal()
      const sealing = await sealDraft(db, draftId, env)
      if (!sealing.ok) return setTrouble(sealing.why)
      onSaved(sealing.opId)
      void sync.run({ pressed: true })
    } catch (error) {
      console.error('sealing failed', error)
      setTrouble('failed')
    } finally {
      setBusy(false)
    }
  }
  return { busy, trouble, run }
}
