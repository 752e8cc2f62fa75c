import type { MiddlewareHandler } from 'hono'
import { hasDataHeaders, ON_DATA } from './data-answer.ts'
import type { Env, Settings } from './deps.ts'

/**
 * What the page may load and do. `blob:` in img-src is for photos not yet sent; in worker-src for
 * browser-image-compression, which starts its worker from a blob that imports the copy we serve ourselves.
 */
const pagePolicy = (imageOrigins: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    ["img-src 'self' blob: data:", ...imageOrigins].join(' '),
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')

/** The policy of data among them gives way to the page's own. */
const ON_PAGES = {
  ...ON_DATA,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()',
}

const TRANSPORT = 'max-age=31536000'
/** Strict-Transport-Security counts for every port of a host: on this machine it would lock out other programs. */
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/

/**
 * Sets the headers an answer does not set itself. Pages may load pictures, and nothing else, from the origins of the tile
 * services that a community's admin has chosen.
 * Strict-Transport-Security only where https is what people use.
 * @param imageOrigins plain origins, as `tileOrigins` checks them
 */
export function securityHeaders(
  settings: Settings,
  imageOrigins: () => Promise<readonly string[]>,
): MiddlewareHandler<Env> {
  const pageHeaders = Object.entries(ON_PAGES)
  const dataHeaders = Object.entries(ON_DATA)
  return async (c, next) => {
    await next()
    if (!hasDataHeaders(c.res)) {
      const { headers } = c.res
      const onData = isData(c.req.path)
      for (const [name, value] of onData ? dataHeaders : pageHeaders) {
        if (!headers.has(name)) headers.set(name, value)
      }
      if (!onData) headers.set('content-security-policy', pagePolicy(await imageOrigins()))
    }
    if (settings.secure && !LOOPBACK.test(c.req.header('host') ?? '')) {
      c.res.headers.set('strict-transport-security', TRANSPORT)
    }
  }
}

const isData = (path: string) => path.startsWith('/v1/') || path === '/healthz'
