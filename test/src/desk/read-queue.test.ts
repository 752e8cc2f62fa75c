import { expect, test } from 'vitest'
import { readPages } from '../../../src/desk/read-queue.ts'
import { troubleOf } from '../../../src/desk/trouble.ts'
import { createApiClient } from '../../../src/offline/api-client.ts'
import { deskCase } from '../../support/desk-case.ts'

/** Two pages, and a note of what was asked. */
function twoPages() {
  const asked: string[] = []
  const fetchIt = async (input: RequestInfo | URL) => {
    asked.push(String(input))
    const isSecond = String(input).includes('after=')
    return Response.json(isSecond ? { cases: [deskCase('b')], next: null } : { cases: [deskCase('a')], next: 'page 2' })
  }
  return { api: createApiClient(fetchIt, 'http://desk'), asked }
}

test('a refresh asks for as many pages as are shown, and never past the end', async () => {
  const { api, asked } = twoPages()
  const answer = await readPages(api, 'closed', 3)
  expect(answer.ok && answer.value.cases.map(({ caseId }) => caseId)).toEqual(['a', 'b'])
  expect(asked).toEqual(['http://desk/v1/desk/cases?tab=closed', 'http://desk/v1/desk/cases?tab=closed&after=page+2'])
})

test('one page shown is one request', async () => {
  const { api, asked } = twoPages()
  await readPages(api, 'closed', 1)
  expect(asked).toHaveLength(1)
})

test('each way of not getting an answer is told apart', async () => {
  const refusal = (code: string, status: number) =>
    createApiClient(async () =>
      Response.json(
        { type: 'urn:x', title: code, status, code },
        { status, headers: { 'content-type': 'application/problem+json' } },
      ),
    )
  const dead = createApiClient(() => Promise.reject(new TypeError('no route')))
  const portal = createApiClient(
    async () => new Response('<html>login</html>', { headers: { 'content-type': 'text/html' } }),
  )
  const troubles = await Promise.all(
    [dead, portal, refusal('sign_in_required', 401), refusal('not_allowed', 403), refusal('internal', 500)].map(
      async (api) => {
        const answer = await readPages(api, 'submitted', 1)
        return answer.ok ? null : troubleOf(answer)
      },
    ),
  )
  expect(troubles).toEqual(['no_network', 'bad_answer', 'sign_in_required', 'not_allowed', 'down'])
})
