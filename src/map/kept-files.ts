import { type MapStore, openMapStore } from '../offline/map-store.ts'

let opened: Promise<MapStore | null> | null = null

/** What this phone keeps of grounds; null where it can keep nothing. One connection for the page. */
export function keptFiles(): Promise<MapStore | null> {
  opened ??= openMapStore({ storage: navigator.storage as typeof navigator.storage | undefined }) // missing on old iOS
  return opened
}
