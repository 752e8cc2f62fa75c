import type { PrecacheEntry } from 'workbox-precaching'

type Manifest = readonly (PrecacheEntry | string)[]

/** The paths of a version's own files. */
export const pathsOf = (manifest: Manifest): ReadonlySet<string> =>
  new Set(manifest.map((entry) => `/${typeof entry === 'string' ? entry : entry.url}`))

/** Names a version by what is in it: another list of files is another generation. */
export function generationOf(manifest: Manifest): string {
  const text = JSON.stringify(manifest)
  let hash = 5381 // djb2: names a cache, guards nothing
  for (let at = 0; at < text.length; at++) hash = ((hash << 5) + hash + text.charCodeAt(at)) >>> 0
  return hash.toString(36)
}
