import type { MapLayer } from '../../domain/map-layer.ts'
import { tileOrigins } from '../../domain/map-settings-check.ts'

/** As the service worker reads it (`service-worker/page-policy.ts`). */
const CACHE = 'woodpecker-page-policy'
const KEY = '/page-policy'

/** The server answers for a moment with what it knew before a ground was chosen. */
const TRIES = 5
const AGAIN_AFTER_MS = 1_500

/**
 * Fetches the policy that the server gives the page now and keeps it for the service worker: the next time the page is opened,
 * pictures may come from the services chosen by then.
 * @returns whether it is kept and lets pictures come from one of these origins
 */
async function learnPolicy(origins: readonly string[]): Promise<boolean> {
  if (!('caches' in globalThis)) return true // no worker serves the page here: opening it anew asks the server
  for (let tried = 0; tried < TRIES; tried++) {
    if (tried > 0) await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS))
    const answer = await fetch('/', { method: 'HEAD', cache: 'no-store' })
    const policy = answer.headers.get('content-security-policy')
    if (!answer.ok || !policy || !origins.some((origin) => policy.includes(origin))) continue
    await (await caches.open(CACHE)).put(KEY, new Response(policy))
    return true
  }
  return false
}

/**
 * Calls back when this page's own policy kept a ground's tiles away and the newer policy is at hand: the page must be opened
 * anew. @returns stops listening
 */
export function onBlocked(choice: MapLayer, tell: () => void): () => void {
  const origins = tileOrigins(choice)
  if (origins.length === 0) return () => {}
  let learning = false
  const look = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
    if (learning || effectiveDirective !== 'img-src' || !origins.some((origin) => blockedURI.startsWith(origin))) return
    learning = true
    learnPolicy(origins).then(
      (learned) => {
        if (learned) tell()
        else learning = false
      },
      () => {
        learning = false // no network: the ground has failed, and the next try asks again
      },
    )
  }
  document.addEventListener('securitypolicyviolation', look)
  return () => document.removeEventListener('securitypolicyviolation', look)
}
