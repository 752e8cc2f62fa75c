/** Resolves when it is one's turn; what it resolves with ends the turn and is called exactly once. */
export type WriteTurns = () => Promise<() => void>

/**
 * Lets the connections of one process write one after another, in the order in which they asked. SQLite itself lets only one
 * write at a time, but makes the others sleep where they stand, and with the main thread everybody it answers.
 */
export function writeTurns(): WriteTurns {
  let last: Promise<void> = Promise.resolve()
  return async () => {
    const before = last
    let end: () => void = () => undefined
    last = new Promise((resolve) => {
      end = resolve
    })
    await before
    return end
  }
}
