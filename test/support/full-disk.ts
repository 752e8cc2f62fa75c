import { vi } from 'vitest'

/** From now on writes to some stores find no room: at most `times` of them. Undone by `vi.restoreAllMocks()`. */
export function breakWrites(
  inStore: (store: string) => boolean,
  times = Number.POSITIVE_INFINITY,
): { count: () => number } {
  let broken = 0
  for (const name of ['add', 'put'] as const) {
    const real = IDBObjectStore.prototype[name]
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (this: IDBObjectStore, value, key) {
      if (broken < times && inStore(this.name)) {
        broken++
        throw new DOMException('full', 'QuotaExceededError')
      }
      return real.call(this, value, key)
    })
  }
  return { count: () => broken }
}
