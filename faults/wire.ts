import { paths } from '../domain/wire.ts'
import type { Volunteer } from './town.ts'

/** How often each status came back, and how often nothing did. */
export type Tally = Record<string, number>

export const count = (tally: Tally, what: string | number, by = 1): void => {
  tally[what] = (tally[what] ?? 0) + by
}

/**
 * The browser's `fetch` for one volunteer's phone: the same-origin headers and the cookie a browser would add, over real
 * sockets to `base`. Every answer is counted; a report taken in again counts as `replay`.
 */
export function browserFetch(base: string, who: Volunteer, tally: Tally = {}): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('cookie', who.cookie)
    headers.set('sec-fetch-site', 'same-origin')
    try {
      const answer = await whole(await fetch(base + String(input), { ...init, headers }), init?.signal)
      count(tally, answer.status)
      if (answer.status === 200 && init?.method === 'PUT') count(tally, 'replay')
      if (answer.ok && String(input) === paths.reconcile) count(tally, 'reconcile')
      return answer
    } catch (error) {
      count(tally, 'unanswered')
      throw error
    }
  }
}

/**
 * The answer with its body, or the abort of its request. Node's own fetch forgets the signal once the head has come (its Request
 * is collected), and would wait five minutes for a body that never ends; browsers do not.
 */
async function whole(answer: Response, signal: AbortSignal | null | undefined): Promise<Response> {
  const { status, headers } = answer
  const body = await new Promise<ArrayBuffer>((resolve, reject) => {
    answer.arrayBuffer().then(resolve, reject)
    if (signal?.aborted) reject(signal.reason)
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  return new Response(status === 204 || body.byteLength === 0 ? null : body, { status, headers })
}
