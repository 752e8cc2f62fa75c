import { createHandlerBoundToURL, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import type { KeepPrevious } from './keep-previous.ts'
import { withNewestImages } from './page-policy.ts'

/**
 * Keeps the page's own files for use with no network; any address of the page opens from them. The API and its photos
 * are never answered from a cache: private pictures do not stay on a phone that way.
 */
export function precacheShell(manifest: (PrecacheEntry | string)[], previous: KeepPrevious): void {
  precacheAndRoute(manifest)
  const shell = createHandlerBoundToURL('index.html')
  registerRoute(
    new NavigationRoute(async (asked) => withNewestImages(caches, await shell(asked)), {
      denylist: [/^\/v1\//, /^\/healthz/],
    }),
  )
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
    ({ request }) => previous.serve(request),
  )
}
