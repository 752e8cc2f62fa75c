import * as leaflet from 'leaflet'

let started: Promise<void> | null = null

/**
 * Loads Geoman, once. It is written for a page with a global Leaflet it can add to, which a module namespace does not allow: it
 * gets a copy, whose classes are the ones every map here is made of. It touches only layers that ask for it (`pmIgnore: false`).
 */
export function startGeoman(): Promise<void> {
  started ??= (async () => {
    const open = { ...leaflet }
    Object.assign(globalThis, { L: open })
    await import('@geoman-io/leaflet-geoman-free')
    open.PM.setOptIn(true)
  })()
  started.catch(() => {
    started = null
  })
  return started
}
