/**
 * `session`: who is signed in, or the community's facts. `work`: everything a person does or hears.
 * `storage`: whether this phone takes what is written to it.
 */
export type Topic = 'work' | 'session' | 'storage'

const listeners = new Map<() => void, Topic>()
let channel: BroadcastChannel | null = null

function open(): BroadcastChannel | null {
  if (channel || typeof BroadcastChannel === 'undefined') return channel
  channel = new BroadcastChannel('woodpecker-changes')
  channel.onmessage = ({ data }) => tellListeners(data === 'session' || data === 'storage' ? data : 'work')
  return channel
}

const tellListeners = (topic: Topic) => {
  for (const [listener, wanted] of listeners) if (wanted === topic) listener()
}

/** Says that this phone's data changed: to this page at once, to other tabs and the worker by a channel. */
export function announceChange(topic: Topic = 'work'): void {
  tellListeners(topic)
  open()?.postMessage(topic)
}

/**
 * Calls back after every change made here, in another tab or in the worker. Returns the way to stop.
 * A browser without BroadcastChannel hears of other tabs only when it looks again (`lookAgain`).
 */
export function onChange(listener: () => void, topic: Topic = 'work'): () => void {
  open()
  listeners.set(listener, topic)
  return () => void listeners.delete(listener)
}

/** Makes this page read its data again: what another tab did while this one was out of sight may not have been heard. */
export function lookAgain(): void {
  tellListeners('session')
  tellListeners('work')
}
