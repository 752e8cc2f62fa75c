import { type DeskCase, deskCaseSchema, type EventView } from '../../domain/case-view.ts'
import { parse } from '../../domain/parse.ts'
import { eventsSince } from '../case-parts/events-since.ts'
import type { PendingAct } from '../case-parts/pending-acts.ts'

/** A step that came too late: what the person wanted, how the case stands now and what others did meanwhile. */
export type Conflict = { pending: PendingAct; now: DeskCase | null; meanwhile: EventView[] }

/** Reads a refused step's conflict; null where the step waits for something else. */
export function conflictOf(pending: PendingAct): Conflict | null {
  if (pending.hold?.why !== 'conflict') return null
  const current = parse(deskCaseSchema, pending.hold.current)
  if (!current.ok) return { pending, now: null, meanwhile: [] }
  return { pending, now: current.value, meanwhile: eventsSince(current.value, pending.ifMatch) }
}
