import type { Settings } from '../deps.ts'
import { hashSecret } from './secret.ts'

/** A volunteer who patrols once a quarter stays signed in; every visit in the second half moves the end (`readMe`). */
export const SESSION_LASTS_MS = 90 * 86_400_000

/** 256 random bits in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** `__Host-` binds the cookie to this very host over https (RFC 6265bis §4.1.3.2); http on loopback cannot have it. */
const cookieName = (settings: Settings) => (settings.secure ? '__Host-woodpecker' : 'woodpecker')

/** The Set-Cookie value that signs a phone in. Max-Age keeps it when the browser is killed. */
export const sessionCookie = (token: string, settings: Settings, lastsMs = SESSION_LASTS_MS): string =>
  cookie(token, Math.ceil(lastsMs / 1000), settings)

/** The Set-Cookie value that removes the session from the browser. */
export const endedCookie = (settings: Settings): string => cookie('', 0, settings)

function cookie(value: string, maxAgeSeconds: number, settings: Settings): string {
  const attributes = `Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Strict`
  return `${cookieName(settings)}=${value}; ${attributes}${settings.secure ? '; Secure' : ''}`
}

/** The session token a request carries, or null when there is none that could be ours. */
export function sessionToken(request: Request, settings: Settings): string | null {
  const prefix = `${cookieName(settings)}=`
  for (const part of request.headers.get('cookie')?.split(';') ?? []) {
    const pair = part.trim()
    if (!pair.startsWith(prefix)) continue
    const token = pair.slice(prefix.length)
    return TOKEN.test(token) ? token : null
  }
  return null
}

/** What the database knows the request's session by, or null without a session cookie. */
export function sessionTokenHash(request: Request, settings: Settings): string | null {
  const token = sessionToken(request, settings)
  return token === null ? null : hashSecret(token)
}
