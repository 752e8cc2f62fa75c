import { type Context, Hono, type MiddlewareHandler } from 'hono'
import type { Deps, Env } from './deps.ts'
import { guard } from './guard.ts'
import { imageHosts } from './map/image-hosts.ts'
import { refuseOpen311 } from './open311/open311-routes.ts'
import { POLICY, type RouteKey } from './policy.ts'
import { problemResponse, Refusal } from './refusal.ts'
import { ROUTES } from './routes.ts'
import { securityHeaders } from './security-headers.ts'
import { servePage } from './serve-page.ts'

/** The server as a function from Request to Response: tests and the listening process run the same thing. */
export function createApp(deps: Deps): Hono<Env> {
  const app = new Hono<Env>()
  const imageOrigins = imageHosts(() => deps.communities)
  app.use('*', securityHeaders(deps.settings, imageOrigins))
  for (const key of Object.keys(POLICY) as RouteKey[]) {
    const [method = '', path = ''] = key.split(' ')
    const answer = (c: Context<Env>) => ROUTES[key](c, deps)
    if (method === 'HEAD') app.get(path, headOnly, guard(POLICY[key], deps), answer)
    else app.on(method, path, guard(POLICY[key], deps), answer)
  }
  app.all('/open311/*', refuseOpen311)
  app.all('/v1/*', () => problemResponse('not_found'))
  if (deps.settings.pageDir) app.get('*', servePage(deps.settings.pageDir))
  app.notFound(() => problemResponse('not_found'))
  app.onError((error) => answerError(error, deps))
  return app
}

/** Hono looks HEAD up among the GET routes, so a row for HEAD is registered as one; GET itself stays without a row. */
const headOnly: MiddlewareHandler<Env> = async (c, next) =>
  c.req.method === 'HEAD' ? next() : problemResponse('not_found')

function answerError(error: Error, deps: Deps): Response {
  if (error instanceof Refusal) return problemResponse(error.code, error.extra)
  if (isDiskFull(error)) return problemResponse('disk_full', { headers: { 'retry-after': '300' } })
  deps.log.error({ err: error }, 'unexpected error')
  return problemResponse('internal')
}

/** The file system's and SQLite's ways to say that there is no room; the last is a shared-memory file that cannot grow. */
const DISK_FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE'])

const isDiskFull = (error: Error & { code?: unknown }) => DISK_FULL.has(error.code)
