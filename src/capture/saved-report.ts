import type { LocalDb } from '../offline/local-db.ts'
import { manifestIn } from '../offline/my-reports.ts'
import type { Operation } from '../offline/operation.ts'
import { openParts } from './save-state.ts'

/** What the confirmation says of a report that was just sealed. */
export type SavedReport = {
  state: 'kept' | 'sending' | 'delivered' | 'held'
  thumbnail: ArrayBuffer | null
  /** 类别, 位置 or both, where they were left open; otherwise empty. */
  open: string
}

/** Reads it from what this phone holds; null when there is no such report. */
export async function readSavedReport(db: LocalDb, opId: string): Promise<SavedReport | null> {
  const op = await db.get('operations', opId)
  if (!op) return null
  const first = op.photoIds[0]
  const photo = first === undefined ? undefined : await db.get('photos', first)
  return { state: stateOf(op), thumbnail: photo?.thumbnail ?? null, open: openParts(manifestIn(op)) }
}

function stateOf(op: Operation): SavedReport['state'] {
  if (op.state === 'delivered') return 'delivered'
  if (op.hold) return 'held'
  return op.state === 'manifest_sent' ? 'sending' : 'kept'
}
