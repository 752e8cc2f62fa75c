/**
 * Takes over from the previous version when the page says that its person agreed (`SKIP_WAITING`), or on a cold start
 * (`TAKE_OVER_IF_ALONE`): when the page that asks is the only window there is.
 */
export function acceptUpdate(event: ExtendableMessageEvent, scope: ServiceWorkerGlobalScope): void {
  const asked = typeOf(event.data)
  if (asked === 'SKIP_WAITING') event.waitUntil(scope.skipWaiting())
  if (asked === 'TAKE_OVER_IF_ALONE') event.waitUntil(takeOverIfAlone(scope))
}

function typeOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'type' in data ? data.type : null
}

async function takeOverIfAlone(scope: ServiceWorkerGlobalScope): Promise<void> {
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (windows.length <= 1) await scope.skipWaiting()
}
