const listeners = new Set<() => void>()
let channel: BroadcastChannel | null = null

function open(): BroadcastChannel | null {
  if (channel || typeof BroadcastChannel === 'undefined') return channel
  channel = new BroadcastChannel('woodpecker-changes')
  channel.onmessage = () => tellListeners()
  return channel
}

const tellListeners = () => {
  for (const listener of listeners) listener()
}

/** Says that this phone's data changed: to this page at once, to other tabs and the worker by a channel. */
export function announceChange(): void {
  tellListeners()
  open()?.postMessage('changed')
}

/** Calls back after every change made here, in another tab or in the worker. Returns the way to stop. */
export function onChange(listener: () => void): () => void {
  open()
  listeners.add(listener)
  return () => listeners.delete(listener)
}
