/** Apart from the reports' database on purpose: it may be deleted, damaged or full without touching a single report. */
export const MAP_DB = 'woodpecker-map'

/**
 * Lets go of every ground kept on this phone (`map-store.ts`), whoever has it open. Resolves when it is gone, or when the
 * browser would not; never throws.
 */
export function forgetGrounds(): Promise<void> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.deleteDatabase(MAP_DB)
      request.onsuccess = () => resolve()
      request.onerror = () => resolve()
      request.onblocked = () => resolve() // it goes as soon as the last page lets it
    } catch {
      resolve()
    }
  })
}
