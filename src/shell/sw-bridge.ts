/** A newer version is installed and waits; `use` activates it and opens the page anew. */
export type Update = { use: () => void }

/**
 * The page's only line to its service worker. A new version waits for consent, because taking over at once would
 * remove the running page's lazily loaded parts (field lesson 14). Without service workers nothing here happens.
 */
export async function registerServiceWorker(onUpdate: (update: Update) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const { Workbox } = await import('workbox-window') // after the first screen, which does not need it
  const workbox = new Workbox('/sw.js')
  const use = () => {
    workbox.addEventListener('controlling', () => location.reload())
    workbox.messageSkipWaiting()
  }
  workbox.addEventListener('waiting', () => onUpdate({ use }))
  await workbox.register()
}

/** Asks the worker to send once the system thinks there is a network again, even with the page closed. A bonus. */
export async function askForBackgroundSend(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration()
  if (!registration || !('sync' in registration)) return
  // The Background Sync API is missing from lib.dom because only Chromium has it.
  const { sync } = registration as unknown as { sync: { register(tag: string): Promise<void> } }
  await sync.register('send').catch(() => undefined) // not permitted: the page's own timer does it
}
