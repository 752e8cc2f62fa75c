import { expect, test } from 'vitest'
import { createApiClient } from '../../../src/offline/api-client.ts'
import { claimLink, lookAtLink, mayRetry } from '../../../src/sign-in/enrol.ts'
import { troubleWords } from '../../../src/sign-in/trouble-words.ts'
import { rolesWords } from '../../../src/sign-in/words.ts'
import { me } from '../../support/local-phone.ts'

const enrolment = {
  person: { name: me.name, posts: me.posts },
  community: { id: me.communityId, name: '测试社区' },
  demo: true,
}

type Answer = { status: number; body: unknown } | 'no network'
const refused = (status: number, code: string): Answer => ({
  status,
  body: { type: 'about:blank', title: code, status, code },
})

/** A server that answers each path from a table, and notes what it was asked. */
function apiWith(table: Record<string, Answer>) {
  const asked: string[] = []
  const api = createApiClient(async (input) => {
    const path = String(input)
    asked.push(path)
    const answer = table[path] ?? 'no network'
    if (answer === 'no network') throw new TypeError('Failed to fetch')
    const type = answer.status < 400 ? 'application/json' : 'application/problem+json'
    return new Response(JSON.stringify(answer.body), { status: answer.status, headers: { 'content-type': type } })
  })
  return { api, asked }
}

const CLAIM = '/v1/enrolments/claim'

test('looking at a link burns nothing', async () => {
  const { api, asked } = apiWith({ '/v1/enrolments/look': { status: 200, body: enrolment } })
  expect(await lookAtLink(api, 'secret')).toEqual({ ok: true, value: enrolment })
  expect(asked).not.toContain(CLAIM)
})

test('claiming answers who is signed in now', async () => {
  const { api } = apiWith({ [CLAIM]: { status: 200, body: enrolment }, '/v1/me': { status: 200, body: me } })
  expect(await claimLink(api, 'secret')).toEqual({ ok: true, value: me })
})

test('a link burnt by a try whose answer was lost still signs in, by the session it opened', async () => {
  const { api } = apiWith({ [CLAIM]: refused(410, 'enrolment_used'), '/v1/me': { status: 200, body: me } })
  expect(await claimLink(api, 'secret')).toEqual({ ok: true, value: me })
})

test('a link somebody else has used is said to be used, and not tried again', async () => {
  const { api } = apiWith({
    [CLAIM]: refused(410, 'enrolment_used'),
    '/v1/me': refused(401, 'sign_in_required'),
  })
  const claimed = await claimLink(api, 'secret')
  if (claimed.ok) throw new Error('signed in with a used link')
  expect(troubleWords(claimed.trouble)).toContain('已经用过')
  expect(mayRetry(claimed.trouble)).toBe(false)
})

test('without a network nothing is burnt and another try is offered', async () => {
  const claimed = await claimLink(apiWith({}).api, 'secret')
  if (claimed.ok) throw new Error('signed in without a network')
  expect(troubleWords(claimed.trouble)).toContain('没有网络')
  expect(mayRetry(claimed.trouble)).toBe(true)
})

test('a link cut short while copying is called invalid, in words', () => {
  expect(troubleWords({ why: 'refused', code: 'bad_body' })).toContain('登录链接不对')
})

test('offices are named once each', () => {
  const posts = [{ role: 'grid_leader' }, { role: 'reporter' }, { role: 'grid_leader' }] as const
  expect(rolesWords(posts)).toBe('网格长、志愿者')
})
