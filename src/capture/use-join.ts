import { useRef, useState } from 'preact/hooks'
import { joinCase, takeBackJoining } from '../offline/join-case.ts'
import { usePhone } from '../phone/use-phone.ts'
import { showToast } from '../ui/toast.tsx'
import { similarWords } from './similar-words.ts'

/** As long as a joining can be had back from the toast; in 我的 as long as it is not delivered. */
const UNDO_MS = 10_000

type Join = {
  /** The case being joined at the moment. */
  busy: string | null
  trouble: keyof typeof similarWords.notKept | null
  run: (draftId: string, caseId: string, withPhotos: boolean) => Promise<void>
}

/**
 * 我也看到: waits for photos on their way, keeps the act and puts the draft away in one, starts sending. Whatever goes wrong, the
 * draft is as it was.
 */
export function useJoin(settled: () => Promise<void>): Join {
  const { db, env, sync } = usePhone()
  const running = useRef(false)
  const [busy, setBusy] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<Join['trouble']>(null)

  const keep = async (draftId: string, caseId: string, withPhotos: boolean) => {
    await settled()
    const kept = await joinCase(db, { draftId, caseId, withPhotos }, env)
    if (!kept.ok) return setTrouble(kept.why)
    const undo = async () => {
      const isBack = await takeBackJoining(db, kept.opId, env, kept.putAway)
      showToast(isBack ? similarWords.undone : similarWords.tooLate)
    }
    showToast(similarWords.kept, { act: { label: similarWords.undo, run: () => void undo() }, lastsMs: UNDO_MS })
    scrollTo(0, 0)
    void sync.run({ pressed: true })
  }

  const run: Join['run'] = async (draftId, caseId, withPhotos) => {
    if (running.current) return
    running.current = true
    setBusy(caseId)
    setTrouble(null)
    try {
      await keep(draftId, caseId, withPhotos)
    } catch (error) {
      console.error('joining failed', error)
      setTrouble('failed')
    } finally {
      running.current = false
      setBusy(null)
    }
  }
  return { busy, trouble, run }
}
