import { whenStill } from './when-still.ts'

const PATIENCE_MS = 15_000

/**
 * Opens the page anew in the newest version that can be had: asks for it, lets it take over, reloads. Without a network
 * or a service worker it is a plain reload. Whoever calls it has made sure that nothing is under way.
 */
export async function renewPage(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined)
  if (registration) await Promise.race([takeNewest(registration), wait(PATIENCE_MS)])
  location.reload()
}

async function takeNewest(registration: ServiceWorkerRegistration): Promise<void> {
  await registration.update().catch(() => undefined) // no network: the one that waits already, if any
  await installed(registration.installing)
  if (!registration.waiting) return
  const taken = new Promise((resolve) =>
    navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
  )
  await whenStill()
  registration.waiting.postMessage({ type: 'SKIP_WAITING' })
  await taken
}

const installed = (worker: ServiceWorker | null): Promise<void> =>
  new Promise((resolve) => {
    if (worker?.state !== 'installing') return resolve()
    worker.addEventListener('statechange', () => resolve(), { once: true })
  })

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
