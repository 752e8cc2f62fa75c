import { acceptUpdate } from './accept-update.ts'
import { precacheShell } from './precache-shell.ts'
import { sendInBackground } from './send-in-background.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: Parameters<typeof precacheShell>[0] }

/** Background Sync (WICG), missing from lib.webworker because only Chromium has it. */
type SyncEvent = ExtendableEvent & { tag: string }

precacheShell(self.__WB_MANIFEST)
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) => acceptUpdate(event, self))
self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent // the listener's event name says which event it is
  if (tag === 'send') (event as SyncEvent).waitUntil(sendInBackground(self))
})
