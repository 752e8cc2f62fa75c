import type { LocalDb } from './local-db.ts'
import { writeSetting } from './settings.ts'

/** A second place on this phone that the browser clears apart from IndexedDB (localStorage). */
export type Mirror = { read: () => string | null; write: (text: string) => void }

/** What the mirror holds: which storage it belongs to, and which reports waited in it. */
type Reflection = { canary: string; unsent: string[] }

/** What is missing from this phone that was here. `reports`: how many of them the server does not have. */
export type Loss = { what: 'storage' | 'reports'; reports: number }

const CANARY = 'canary'
const LISTED_MAX = 500

/**
 * Looks whether the browser cleared or lost what was kept here: a row in the storage and its mirror outside must name
 * each other, and every report the mirror knows as unsent must still be here (reports are never deleted).
 * Says it once: afterwards the mirror shows what is there now.
 */
export async function lookForLoss(db: LocalDb, mirror: Mirror, newId: () => string): Promise<Loss | null> {
  const reflection = readReflection(mirror)
  const known = await db.get('settings', CANARY)
  const loss = reflection && (await lossBetween(db, reflection, known))
  if (known === undefined) await writeSetting(db, CANARY, newId())
  await reflect(db, mirror)
  return loss
}

async function lossBetween(db: LocalDb, reflection: Reflection, known: unknown): Promise<Loss | null> {
  const gone: string[] = []
  for (const opId of reflection.unsent) if (!(await db.getKey('operations', opId))) gone.push(opId)
  if (known !== reflection.canary) return { what: 'storage', reports: gone.length }
  return gone.length > 0 ? { what: 'reports', reports: gone.length } : null
}

/** Writes into the mirror what is in the storage now. */
export async function reflect(db: LocalDb, mirror: Mirror): Promise<void> {
  const canary = await db.get('settings', CANARY)
  if (typeof canary !== 'string') return
  const all = await db.getAll('operations')
  const unsent = all.filter((op) => op.kind === 'report' && op.state !== 'delivered').map((op) => op.opId)
  const reflection: Reflection = { canary, unsent: unsent.slice(0, LISTED_MAX) }
  mirror.write(JSON.stringify(reflection))
}

function readReflection(mirror: Mirror): Reflection | null {
  try {
    const value: unknown = JSON.parse(mirror.read() ?? 'null')
    if (typeof value !== 'object' || value === null || !('canary' in value) || !('unsent' in value)) return null
    if (typeof value.canary !== 'string' || !Array.isArray(value.unsent)) return null
    return { canary: value.canary, unsent: value.unsent.filter((one) => typeof one === 'string') }
  } catch {
    return null // no mirror, or somebody else wrote there
  }
}
