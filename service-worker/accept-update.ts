/** Takes over from the previous version only when the page says that its person agreed. */
export function acceptUpdate(event: ExtendableMessageEvent, scope: ServiceWorkerGlobalScope): void {
  const data: unknown = event.data
  const asked = typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING'
  if (asked) event.waitUntil(scope.skipWaiting())
}
