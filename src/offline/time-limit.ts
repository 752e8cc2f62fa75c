/** A signal that aborts after `ms`. `AbortSignal.timeout` itself is younger than the phones we serve (Safari 16). */
export function timeLimit(ms: number): AbortSignal {
  const controller = new AbortController()
  const timer: unknown = setTimeout(() => controller.abort(), ms)
  // In Node a pending limit must not keep a finished process alive; browsers return a number here.
  if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function')
    timer.unref()
  return controller.signal
}
