/** Chromium's offer to install; missing from lib.dom because only Chromium has it. */
export type InstallOffer = Event & { prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }> }

let offer: InstallOffer | null = null
const listeners = new Set<() => void>()

const tell = (): void => {
  for (const listener of listeners) listener()
}

/** Keeps the browser's offer for 安装到桌面; called at the very start, because it is made once and early. */
export function keepInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault() // no banner of the browser's own while reports are unsent
    offer = event as InstallOffer // this event has no other shape
    tell()
  })
  addEventListener('appinstalled', () => {
    offer = null
    tell()
  })
}

export const installOffer = (): InstallOffer | null => offer

/** An offer can be used once. */
export function spendInstallOffer(): void {
  offer = null
  tell()
}

export function onInstallOffer(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
