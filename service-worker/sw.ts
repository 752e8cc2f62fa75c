import { acceptUpdate } from './accept-update.ts'
import { generationOf, pathsOf } from './generation.ts'
import { keepPrevious } from './keep-previous.ts'
import { precacheShell } from './precache-shell.ts'
import { sendInBackground } from './send-in-background.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: Parameters<typeof precacheShell>[0] }

/** Background Sync (WICG), missing from lib.webworker because only Chromium has it. */
type SyncEvent = ExtendableEvent & { tag: string }

const manifest = self.__WB_MANIFEST
const previous = keepPrevious(self.caches, generationOf(manifest), pathsOf(manifest), (request) => self.fetch(request))

// Before the precache's own listeners: the copy is made while the previous version's files are still there.
self.addEventListener('install', (event) => event.waitUntil(previous.keep()))
self.addEventListener('activate', (event) => event.waitUntil(previous.dropOlder().then(() => self.clients.claim())))
precacheShell(manifest, previous)
self.addEventListener('message', (event) => acceptUpdate(event, self))
self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent // the listener's event name says which event it is
  if (tag === 'send') (event as SyncEvent).waitUntil(sendInBackground(self))
})
