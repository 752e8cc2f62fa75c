import { count, type Tally } from './wire.ts'

/** What came back of one request, whole. */
export type Answer = { status: number; headers: Headers; text: string }

type Sending = { body?: BodyInit; headers?: Record<string, string> }

/** A connection on which everything is tried again until it is answered. */
export type LeanLine = {
  /** One exchange; null when nothing came back, or a body that broke off. */
  exchange: (method: string, path: string, sending?: Sending) => Promise<Answer | null>
  /** From now on requests carry this cookie. */
  signIn: (cookie: string) => void
}

const ANSWER_WITHIN_MS = 20_000
const TRIES_MAX = 200
const PAUSE_MS = 20

/** @param base resolves with the address of a server that is up: waits while it is down */
export function leanLine(base: () => Promise<string>, tally: Tally): LeanLine {
  let cookie = ''
  return {
    signIn: (given) => {
      cookie = given
    },
    async exchange(method, path, { body, headers } = {}) {
      try {
        const sent = { cookie, 'sec-fetch-site': 'same-origin', ...headers }
        const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
        const answer = await fetch((await base()) + path, { method, body: body ?? null, headers: sent, signal })
        const text = await answer.text()
        count(tally, answer.status)
        return { status: answer.status, headers: answer.headers, text }
      } catch {
        count(tally, 'unanswered')
        return null
      }
    },
  }
}

/** Tries until an attempt comes to something. @throws when it never does */
export async function until<T>(what: string, attempt: () => Promise<T | null>): Promise<T> {
  for (let turn = 0; turn < TRIES_MAX; turn++) {
    const done = await attempt()
    if (done !== null) return done
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  throw new Error(`${what}: no answer after ${TRIES_MAX} tries`)
}

/** An answer the protocol does not allow here ends the session: something acknowledged is gone, or worse. */
export function unexpected(what: string, answer: Answer): never {
  throw new Error(`${what}: ${answer.status} ${answer.text.slice(0, 200)}`)
}
