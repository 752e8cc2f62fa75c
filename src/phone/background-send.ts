/** Asks the worker to send once the system thinks there is a network again, even with the page closed. A bonus. */
export async function askForBackgroundSend(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration()
  if (!registration || !('sync' in registration)) return
  // The Background Sync API is missing from lib.dom because only Chromium has it.
  const { sync } = registration as unknown as { sync: { register(tag: string): Promise<void> } }
  await sync.register('send').catch(() => undefined) // not permitted: the page's own timer does it
}
