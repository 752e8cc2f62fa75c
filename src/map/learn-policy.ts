import type { MapLayer } from '../../domain/map-layer.ts'
import { tileOrigins } from '../../domain/map-settings-check.ts'

/** As the service worker reads it (`service-worker/page-policy.ts`). */
const CACHE = 'woodpecker-page-policy'
const KEY = '/page-policy'

/**
 * Fetches the policy that the server gives the page now and keeps it for the service worker: the next time the page is opened,
 * pictures may come from the services chosen by then.
 * @returns whether it is kept
 */
async function learnPolicy(): Promise<boolean> {
  if (!('caches' in globalThis)) return true // no worker serves the page here: opening it anew asks the server
  const answer = await fetch('/', { method: 'HEAD', cache: 'no-store' })
  const policy = answer.headers.get('content-security-policy')
  if (!answer.ok || !policy) return false
  await (await caches.open(CACHE)).put(KEY, new Response(policy))
  return true
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
    learnPolicy().then(
      (learned) => learned && tell(),
      () => {
        learning = false // no network: the ground has failed, and the next try asks again
      },
    )
  }
  document.addEventListener('securitypolicyviolation', look)
  return () => document.removeEventListener('securitypolicyviolation', look)
}
