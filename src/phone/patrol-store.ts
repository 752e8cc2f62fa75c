import { openPatrolStore, type PatrolStore } from '../offline/patrol-store.ts'

let opened: Promise<PatrolStore | null> | null = null

/** What this phone keeps for walks without signal; null where it can keep nothing. One connection for the page. */
export function patrolStore(): Promise<PatrolStore | null> {
  opened ??= openPatrolStore({ storage: navigator.storage as typeof navigator.storage | undefined }) // missing on old iOS
  return opened
}
