import { Hono } from 'hono'
import type { Deps, Env } from './deps.ts'
import { guard } from './guard.ts'
import { POLICY, type RouteKey } from './policy.ts'
import { problemResponse, Refusal } from './refusal.ts'
import { ROUTES } from './routes.ts'
import { securityHeaders } from './security-headers.ts'
import { servePage } from './serve-page.ts'

/** The server as a function from Request to Response: tests and the listening process run the same thing. */
export function createApp(deps: Deps): Hono<Env> {
  const app = new Hono<Env>()
  app.use('*', securityHeaders(deps.settings))
  for (const key of Object.keys(POLICY) as RouteKey[]) {
    const [method = '', path = ''] = key.split(' ')
    app.on(method, path, guard(POLICY[key], deps), (c) => ROUTES[key](c, deps))
  }
  app.all('/v1/*', () => problemResponse('not_found'))
  if (deps.settings.pageDir) app.get('*', servePage(deps.settings.pageDir))
  app.notFound(() => problemResponse('not_found'))
  app.onError((error) => answerError(error, deps))
  return app
}

function answerError(error: Error, deps: Deps): Response {
  if (error instanceof Refusal) return problemResponse(error.code, error.extra)
  if (isDiskFull(error)) return problemResponse('disk_full', { headers: { 'retry-after': '300' } })
  deps.log.error({ err: error }, 'unexpected error')
  return problemResponse('internal')
}

const isDiskFull = (error: Error & { code?: unknown }) => error.code === 'ENOSPC' || error.code === 'SQLITE_FULL'
