import { useRef, useState } from 'preact/hooks'
import type { ActReceipt, Receipt, RefusalCode } from '../../domain/wire.ts'
import { type ActToSeal, sealAct } from '../offline/acts.ts'
import type { SendTrouble } from '../offline/operation.ts'
import { usePhone } from '../phone/use-phone.ts'

/** What came of an act, told apart so that each can be said in its own words. */
export type ActOutcome =
  /** The server has it; the case has moved. */
  | { state: 'delivered'; opId: string; receipt: Receipt | ActReceipt }
  /** Kept on this device; goes out by itself when the server can be reached. */
  | { state: 'waiting'; opId: string; trouble: SendTrouble['why'] | null }
  /** The server said no; the act is kept in the outbox until the person lets it go. */
  | { state: 'refused'; opId: string; code: RefusalCode }
  /** The case had changed meanwhile: `case` is how it stands now, as the server sent it. */
  | { state: 'conflict'; opId: string; case: unknown }
  /** Not even kept on this device: nothing was done. */
  | { state: 'not_kept'; why: 'storage_full' | 'not_durable' }

export type Act = {
  busy: boolean
  /** Keeps the act durably, tries to send it at once and says what came of it; null while another one is under way. */
  take: (act: ActToSeal) => Promise<ActOutcome | null>
}

/**
 * Takes a step on a case through the outbox. A second press while the first is under way does nothing,
 * so that a double click is one act.
 */
export function useAct(): Act {
  const { db, owner, env, sync } = usePhone()
  const running = useRef(false)
  const [busy, setBusy] = useState(false)

  const keepAndSend = async (act: ActToSeal): Promise<ActOutcome> => {
    const kept = await sealAct(db, owner, act, env)
    if (!kept.ok) return { state: 'not_kept', why: kept.why }
    const delivery = await sync.sendNow(kept.opId)
    return { opId: kept.opId, ...delivery }
  }

  const take = async (act: ActToSeal) => {
    if (running.current) return null
    running.current = true
    setBusy(true)
    try {
      return await keepAndSend(act)
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { busy, take }
}
