import type { RefusalCode } from '../../domain/wire.ts'
import type { ApiAnswer } from './api-client.ts'
import type { SendTrouble } from './operation.ts'

/** What one attempt at one operation came to. */
export type SendOutcome =
  /** A step further; there may be more to do. */
  | { kind: 'advanced' }
  | { kind: 'delivered' }
  /** Try again later. `stopsRound`: the others would fare no better now. */
  | { kind: 'trouble'; why: SendTrouble['why']; retryAfterMs: number | null; stopsRound: boolean }
  /** Nothing can be sent until the person signs in, or the app is renewed. */
  | { kind: 'paused'; why: 'sign_in' | 'upgrade' }
  | { kind: 'refused'; code: RefusalCode }
  | { kind: 'conflict'; current: unknown }
  /** What is left of it cannot be sent: its bytes on this phone are damaged. */
  | { kind: 'damaged' }

/** Codes that say "not now" rather than "not this". */
const TRY_LATER: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'in_flight',
  'too_many_requests',
  'unavailable',
  'disk_full',
  'upload_superseded',
])

export const trouble = (
  why: SendTrouble['why'],
  stopsRound: boolean,
  retryAfterMs: number | null = null,
): SendOutcome => ({ kind: 'trouble', why, retryAfterMs, stopsRound })

/** One table from every answer that is not a success to what the outbox does about it. Nothing here ever deletes. */
export function outcomeOf(answer: Exclude<ApiAnswer<unknown>, { ok: true }>): SendOutcome {
  if (answer.why === 'no_network') return trouble('no_network', true)
  if (answer.why === 'bad_answer') return trouble('bad_answer', false)
  const { code } = answer.problem
  if (code === 'sign_in_required') return { kind: 'paused', why: 'sign_in' }
  // The phone changed hands in the middle of a round: the rest waits for its own person.
  if (code === 'other_person') return trouble('bad_answer', true)
  if (code === 'upgrade_required') return { kind: 'paused', why: 'upgrade' }
  if (code === 'revision_conflict') return { kind: 'conflict', current: answer.problem.case ?? null }
  if (TRY_LATER.has(code))
    return trouble('server_busy', answer.status === 429 || answer.status >= 500, answer.retryAfterMs)
  if (answer.status >= 500) return trouble('server_down', false, answer.retryAfterMs)
  return { kind: 'refused', code }
}
