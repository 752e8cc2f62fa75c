import type { Settings } from './deps.ts'
import { Refusal } from './refusal.ts'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Refuses a write that another site makes a browser send (fetch metadata, RFC 6454 Origin). A request without these headers
 * comes from no browser and carries no cookie it was not given on purpose.
 */
export function checkOrigin(request: Request, settings: Settings): void {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') throw new Refusal('cross_site')
  const origin = request.headers.get('origin')
  if (origin !== null && !isOurs(origin, request, settings)) throw new Refusal('cross_site')
}

function isOurs(origin: string, request: Request, settings: Settings): boolean {
  if (settings.publicOrigin !== null && origin === settings.publicOrigin) return true
  const host = request.headers.get('host') ?? new URL(request.url).host
  if (settings.publicOrigin === null && (origin === `http://${host}` || origin === `https://${host}`)) return true
  const asked = URL.canParse(origin) ? new URL(origin) : null
  return asked !== null && LOOPBACK.has(asked.hostname) && asked.host === host
}
