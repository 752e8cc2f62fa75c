import { useState } from 'preact/hooks'
import { sealDraft } from '../offline/seal.ts'
import { usePhone } from '../phone/use-phone.ts'
import { words } from './words.ts'

export type Save = { busy: boolean; trouble: string | null; run(): Promise<void> }

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
  const [trouble, setTrouble] = useState<string | null>(null)
  const run = async () => {
    if (!draftId || busy) return
    setBusy(true)
    setTrouble(null)
    try {
      await settled()
      const sealing = await sealDraft(db, draftId, env)
      if (!sealing.ok) return setTrouble(words.notSaved[sealing.why])
      onSaved(sealing.opId)
      void sync.run({ pressed: true })
    } catch (error) {
      console.error('sealing failed', error)
      setTrouble(words.notSaved.failed)
    } finally {
      setBusy(false)
    }
  }
  return { busy, trouble, run }
}
