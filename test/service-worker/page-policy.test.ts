import { expect, test } from 'vitest'
import { withNewestImages } from '../../service-worker/page-policy.ts'

const KEPT = "default-src 'none'; script-src 'self'; img-src 'self' blob: data:; connect-src 'self'"
const page = () => new Response('<html>', { headers: { 'content-security-policy': KEPT, 'content-type': 'text/html' } })
/** What a page left for the worker; null: nothing. */
const left = (policy: string | null) => {
  const match = async () => (policy === null ? undefined : new Response(policy))
  return { open: async () => ({ match }) } as unknown as CacheStorage // only what is asked
}
const policyAfter = async (policy: string | null) =>
  (await withNewestImages(left(policy), page())).headers.get('content-security-policy')

test("the page's pictures may come from where the newest policy says, and nothing else changes", async () => {
  const newest = "default-src *; script-src *; img-src 'self' https://t0.tianditu.gov.cn; connect-src *"
  expect(await policyAfter(newest)).toBe(
    "default-src 'none'; script-src 'self'; img-src 'self' https://t0.tianditu.gov.cn; connect-src 'self'",
  )
  const answer = await withNewestImages(left(newest), page())
  expect([await answer.text(), answer.headers.get('content-type')]).toEqual(['<html>', 'text/html'])
})

test('without one, with nonsense, or when the cache fails, the page comes as it was kept', async () => {
  expect(await policyAfter(null)).toBe(KEPT)
  expect(await policyAfter('nonsense')).toBe(KEPT)
  const broken = { open: () => Promise.reject(new Error('disk')) } as unknown as CacheStorage
  expect((await withNewestImages(broken, page())).headers.get('content-security-policy')).toBe(KEPT)
})
