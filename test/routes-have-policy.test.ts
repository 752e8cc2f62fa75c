import { describe, expect, it } from 'vitest'
import { createApp } from '../server/app.ts'
import type { Deps } from '../server/deps.ts'
import { POLICY } from '../server/policy.ts'
import { ROUTES } from '../server/routes.ts'

/** Only what `createApp` looks at while it registers routes; no request is made. */
const settings = { demo: false, publicOrigin: null, secure: false, pageDir: null }
const app = createApp({ settings } as Deps) // a stand-in on purpose: the stores must not be touched here

/** Hono looks HEAD up among the GET routes: a row for HEAD alone stands under GET there. */
const policyKey = (method: string, path: string) =>
  method === 'GET' && !(`GET ${path}` in POLICY) && `HEAD ${path}` in POLICY ? `HEAD ${path}` : `${method} ${path}`

/** What Hono registered, apart from middleware and the catch-alls that answer 404 or the page itself. */
const registered = new Set(
  app.routes
    .filter((route) => route.path !== '*' && route.path !== '/*' && route.method !== 'ALL')
    .map((route) => policyKey(route.method, route.path)),
)

describe('every route has a row in the policy table', () => {
  it('no route is registered without one', () => {
    expect([...registered].filter((route) => !(route in POLICY))).toEqual([])
    expect(registered.size).toBeGreaterThan(15)
  })

  it('no row stands without a route and its handler', () => {
    expect(Object.keys(POLICY).filter((key) => !registered.has(key) || !(key in ROUTES))).toEqual([])
  })

  it('everything that changes something has its origin checked, everything that reads does not', () => {
    const writes = (key: string) => !/^(GET|HEAD) /.test(key)
    const marked = Object.entries(POLICY).map(([key, row]) => [key, 'writes' in row])
    expect(marked).toEqual(Object.keys(POLICY).map((key) => [key, writes(key)]))
  })
})
