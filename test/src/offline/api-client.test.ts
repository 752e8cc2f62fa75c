import { afterEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { createApiClient, RETRY_AFTER_MAX_MS } from '../../../src/offline/api-client.ts'
import { asPerson } from '../../../src/offline/as-person.ts'
import { problem, scriptedFetch } from '../../support/scripted-server.ts'

const schema = z.object({ n: z.int() })
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
const asking = (answer: () => Response | 'cut') => createApiClient(scriptedFetch(answer).fetch)

/** What the browser's `fetch` was asked, exactly. */
function spied(answer: () => Response = () => json({ n: 1 })) {
  const asked: [string, RequestInit][] = []
  const fetchIt: typeof fetch = async (input, init) => {
    asked.push([String(input), init ?? {}])
    return answer()
  }
  return { asked, fetchIt }
}

afterEach(() => {
  vi.useRealTimers()
})

describe('what counts as the server’s word', () => {
  test.each([
    ['json of the right shape', () => json({ n: 1 }), { ok: true, status: 200, value: { n: 1 } }],
    ['json of another shape', () => json({ n: 'x' }), { ok: false, why: 'bad_answer', status: 200 }],
    [
      'a page of a captive portal',
      () => new Response('<h1>', { headers: { 'content-type': 'text/html' } }),
      { ok: false, why: 'bad_answer', status: 200 },
    ],
    [
      'json cut off on the way',
      () => new Response('{"n":', { headers: { 'content-type': 'application/json' } }),
      { ok: false, why: 'bad_answer', status: 200 },
    ],
    ['nothing at all', () => 'cut' as const, { ok: false, why: 'no_network' }],
    [
      'an error page of a proxy',
      () => new Response('Bad Gateway', { status: 502 }),
      { ok: false, why: 'bad_answer', status: 502 },
    ],
    ['json that is no problem', () => json({ n: 1 }, 500), { ok: false, why: 'bad_answer', status: 500 }],
    [
      'a refusal',
      () => problem(409, 'wrong_state'),
      { ok: false, why: 'refused', status: 409, problem: { code: 'wrong_state' }, retryAfterMs: null },
    ],
  ])('%s', async (_name, answer, expected) => {
    expect(await asking(answer).get('/x', schema)).toMatchObject(expected)
  })

  test.each([
    [204, {}, true],
    [201, {}, true],
    [200, {}, false],
    [200, { 'upload-offset': '7' }, true],
    [200, { 'content-type': 'text/html' }, false],
  ])('an answer without a body, %d with %j', async (status, headers, isOurs) => {
    const answer = await asking(() => new Response(null, { status, headers })).sendBare({ method: 'HEAD', path: '/x' })
    expect(answer).toMatchObject(
      isOurs ? { ok: true, status, value: undefined } : { ok: false, why: 'bad_answer', status },
    )
  })

  test('headers come with the answer', async () => {
    const answer = await asking(() => json({ n: 1 }, 200, { 'x-mark': 'm' })).get('/x', schema)
    expect(answer.ok && answer.headers.get('x-mark')).toBe('m')
  })
})

test.each([
  ['5', 5_000],
  ['0', 0],
  ['3600', RETRY_AFTER_MAX_MS],
  ['999999', RETRY_AFTER_MAX_MS],
  ['-1', null],
  ['Wed, 21 Oct 2026 07:28:00 GMT', null],
  ['', 0],
])('Retry-After %j', async (value, retryAfterMs) => {
  const answer = await asking(() => problem(503, 'unavailable', { 'retry-after': value })).get('/x', schema)
  expect(answer).toMatchObject({ retryAfterMs })
})

describe('what is asked', () => {
  test('method, path behind the base, cookie, no cache, no redirect', async () => {
    const { asked, fetchIt } = spied()
    await createApiClient(fetchIt, 'https://a.test').get('/v1/x', schema)
    expect(asked[0]?.[0]).toBe('https://a.test/v1/x')
    expect(asked[0]?.[1]).toMatchObject({
      method: 'GET',
      headers: {},
      body: null,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
    })
    await createApiClient(fetchIt).delete('/v1/y')
    expect(asked[1]).toMatchObject(['/v1/y', { method: 'DELETE' }])
  })

  test('a body goes as JSON and says so', async () => {
    const { asked, fetchIt } = spied()
    const answer = await createApiClient(fetchIt).post('/v1/x', { a: 1 }, schema)
    expect(answer).toMatchObject({ ok: true, value: { n: 1 } })
    expect(asked[0]?.[1]).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    })
  })

  test('what gets no answer in half a minute is given up', async () => {
    vi.useFakeTimers()
    const never: typeof fetch = (_input, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))))
    let answer: unknown = null
    void createApiClient(never)
      .get('/x', schema)
      .then((one) => {
        answer = one
      })
    await vi.advanceTimersByTimeAsync(29_999)
    expect(answer).toBeNull()
    await vi.advanceTimersByTimeAsync(1)
    expect(answer).toEqual({ ok: false, why: 'no_network' })
  })
})

test('every request of a round says for whom it is', async () => {
  const { asked, fetchIt } = spied()
  const api = asPerson(createApiClient(fetchIt), { communityId: 'c 1', personId: 'p1' })
  await api.get('/get', schema)
  await api.post('/post', { a: 1 }, schema)
  await api.delete('/delete')
  await api.send({ method: 'PUT', path: '/send', headers: { 'x-mark': 'm' } }, schema)
  await api.sendBare({ method: 'PATCH', path: '/bare', headers: { 'x-mark': 'm' }, body: 'b' })
  const person = { 'Woodpecker-Person': 'c%201/p1' }
  expect(asked.map(([path, init]) => [init.method, path, init.headers, init.body])).toEqual([
    ['GET', '/get', person, null],
    ['POST', '/post', { ...person, 'content-type': 'application/json' }, '{"a":1}'],
    ['DELETE', '/delete', person, null],
    ['PUT', '/send', { ...person, 'x-mark': 'm' }, null],
    ['PATCH', '/bare', { ...person, 'x-mark': 'm' }, 'b'],
  ])
})
