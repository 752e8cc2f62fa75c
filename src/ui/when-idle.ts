/** Old phones have no idle callback; by then their first screen stands. */
const LATER_MS = 300

/**
 * Runs something once the screen stands and nobody waits for it.
 * @returns cancels it, fit for an effect's cleanup
 */
export function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(run, { timeout: 2 * LATER_MS })
    return () => cancelIdleCallback(id)
  }
  const id = setTimeout(run, LATER_MS)
  return () => clearTimeout(id)
}
