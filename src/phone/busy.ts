import { useEffect, useState } from 'preact/hooks'

let running = 0
const listeners = new Set<() => void>()

/** Notes that something is under way that a reload would cut off: a photo being prepared, a send. Returns its end. */
export function beginBusy(): () => void {
  change(1)
  let ended = false
  return () => {
    if (!ended) change(-1)
    ended = true
  }
}

function change(by: 1 | -1): void {
  running += by
  for (const listener of listeners) listener()
}

/** Whether anything is under way. */
export const isBusy = (): boolean => running > 0

/** Resolves when nothing is under way. */
export function whenQuiet(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (isBusy()) return
      listeners.delete(look)
      resolve()
    }
    listeners.add(look)
    look()
  })
}

/** `isBusy`, followed. */
export function useBusy(): boolean {
  const [busy, setBusy] = useState(isBusy)
  useEffect(() => {
    const look = () => setBusy(isBusy())
    listeners.add(look)
    look()
    return () => void listeners.delete(look)
  }, [])
  return busy
}
