/** How long this process may go on believing what another process (the admin's command) may have changed. */
export const BELIEVED_FOR_MS = 1000

type Entry<V> = { value: Promise<V>; until: number }

/**
 * Remembers answers of `load` for a second, so that a burst of requests asks the database once.
 * `forget` holds at once, also against a load under way: what it brings is handed to those who wait and not kept.
 * @param clock monotonic ms
 */
export function createBriefMemory<V>(load: (key: string) => Promise<V>, clock: () => number, capacity: number) {
  const entries = new Map<string, Entry<V>>()

  function remember(key: string, until: number): Promise<V> {
    if (entries.size >= capacity) entries.clear() // rare; refilling costs one read each
    const entry = { value: load(key), until }
    entries.set(key, entry)
    entry.value.catch(() => {
      if (entries.get(key) === entry) entries.delete(key)
    })
    return entry.value
  }

  return {
    get(key: string): Promise<V> {
      const now = clock()
      const entry = entries.get(key)
      return entry && entry.until > now ? entry.value : remember(key, now + BELIEVED_FOR_MS)
    },
    forget: (key: string): void => void entries.delete(key),
    forgetAll: (): void => entries.clear(),
  }
}
