import { createHandlerBoundToURL, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import type { KeepPrevious } from './keep-previous.ts'

/**
 * Keeps the page's own files for use with no network; any address of the page opens from them. The API and its photos
 * are never answered from a cache: private pictures do not stay on a phone that way.
 */
export function precacheShell(manifest: (PrecacheEntry | string)[], previous: KeepPrevious): void {
  precacheAndRoute(manifest)
  registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [/^\/v1\//, /^\/healthz/] }))
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
    ({ request }) => previous.serve(request),
  )
}

/** The paths of a version's own files. */
export const pathsOf = (manifest: (PrecacheEntry | string)[]): ReadonlySet<string> =>
  new Set(manifest.map((entry) => `/${typeof entry === 'string' ? entry : entry.url}`))

/** Names a version by what is in it: another list of files is another generation. */
export function generationOf(manifest: (PrecacheEntry | string)[]): string {
  const text = JSON.stringify(manifest)
  let hash = 5381 // djb2: names a cache, guards nothing
  for (let at = 0; at < text.length; at++) hash = ((hash << 5) + hash + text.charCodeAt(at)) >>> 0
  return hash.toString(36)
}
