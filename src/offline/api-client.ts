import type * as z from 'zod/mini'
import { parse } from '../../domain/parse.ts'
import { type Problem, problemSchema } from '../../domain/wire.ts'
import { timeLimit } from './time-limit.ts'

/** A request that gets no answer in this time is given up; it is sent again under the same key. */
const ANSWER_TIMEOUT_MS = 30_000

/** No server is believed when it asks to be left alone for longer: one wrong number must not silence phones for days. */
export const RETRY_AFTER_MAX_MS = 60 * 60_000

export type ApiAnswer<T> =
  | { ok: true; status: number; value: T; headers: Headers }
  | { ok: false; why: 'refused'; status: number; problem: Problem; headers: Headers; retryAfterMs: number | null }
  /** `no_network`: nothing answered. `bad_answer`: something did, but not our server (a captive portal, a broken proxy). */
  | { ok: false; why: 'no_network' }
  | { ok: false; why: 'bad_answer'; status: number }

export type ApiRequest = {
  method: string
  path: string
  headers?: Record<string, string>
  body?: BodyInit
}

export type ApiClient = {
  send<S extends z.core.$ZodType>(request: ApiRequest, schema: S): Promise<ApiAnswer<z.output<S>>>
  /** For answers whose headers say everything (uploads). */
  sendBare(request: ApiRequest): Promise<ApiAnswer<unknown>>
  get<S extends z.core.$ZodType>(path: string, schema: S): Promise<ApiAnswer<z.output<S>>>
  post<S extends z.core.$ZodType>(path: string, body: unknown, schema: S): Promise<ApiAnswer<z.output<S>>>
  delete(path: string): Promise<ApiAnswer<unknown>>
}

/**
 * The only place that calls the server. Every outcome is a value; nothing that is not our server's own word counts as success.
 * @param answerTimeoutMs how long a request may go unanswered
 */
export function createApiClient(
  fetchIt: typeof fetch,
  base = '',
  answerTimeoutMs: number = ANSWER_TIMEOUT_MS,
): ApiClient {
  const exchange = async (request: ApiRequest): Promise<ApiAnswer<unknown>> => {
    const answered = await ask(fetchIt, base, request, answerTimeoutMs)
    return answered ? readAnswer(answered) : { ok: false, why: 'no_network' }
  }
  const send = async <S extends z.core.$ZodType>(request: ApiRequest, schema: S): Promise<ApiAnswer<z.output<S>>> => {
    const answer = await exchange(request)
    if (!answer.ok) return answer
    const parsed = parse(schema, answer.value)
    return parsed.ok ? { ...answer, value: parsed.value } : { ok: false, why: 'bad_answer', status: answer.status }
  }
  return {
    send,
    sendBare: exchange,
    get: (path, schema) => send({ method: 'GET', path }, schema),
    post: (path, body, schema) =>
      send(
        { method: 'POST', path, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
        schema,
      ),
    delete: (path) => exchange({ method: 'DELETE', path }),
  }
}

async function ask(
  fetchIt: typeof fetch,
  base: string,
  request: ApiRequest,
  timeoutMs: number,
): Promise<Response | null> {
  try {
    return await fetchIt(base + request.path, {
      method: request.method,
      headers: request.headers ?? {},
      body: request.body ?? null,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error', // our API never redirects; a captive portal does
      signal: timeLimit(timeoutMs),
    })
  } catch {
    return null
  }
}

async function readAnswer(response: Response): Promise<ApiAnswer<unknown>> {
  const { status, headers } = response
  const type = headers.get('content-type') ?? ''
  const json = type.includes('json') ? await readJson(response) : undefined
  if (response.ok) {
    const isOurs = status === 204 || status === 201 || json !== undefined || headers.has('upload-offset')
    return isOurs ? { ok: true, status, value: json, headers } : { ok: false, why: 'bad_answer', status }
  }
  // HEAD answers have no body; their status and headers are the whole word.
  const problem = parse(problemSchema, json)
  if (!problem.ok) return { ok: false, why: 'bad_answer', status }
  return { ok: false, why: 'refused', status, problem: problem.value, headers, retryAfterMs: retryAfter(headers) }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return undefined // cut off on the way: no answer we can trust
  }
}

/** Retry-After in seconds (RFC 9110 §10.2.3); the date form is not used by our server and is ignored. */
function retryAfter(headers: Headers): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, RETRY_AFTER_MAX_MS) : null
}
