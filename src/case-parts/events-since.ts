import type { EventView } from '../../domain/case-view.ts'

/** The history's newest part: what happened after this revision. A case's revision goes up by one with every event but a joining. */
export function eventsSince(
  current: { revision: number; history: readonly EventView[] },
  revision: number | null,
): EventView[] {
  const missed = revision === null ? 0 : current.revision - revision
  const steps = current.history.filter((event) => event.type !== 'join')
  return missed > 0 ? steps.slice(-missed) : []
}
