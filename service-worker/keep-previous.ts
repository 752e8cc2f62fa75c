const PREFIX = 'woodpecker-previous-'
const PRECACHE = 'workbox-precache'

/** The parts of one version of the page that the next one keeps: their names carry hashes, so they never change. */
const isPart = (request: Request): boolean => new URL(request.url).pathname.startsWith('/assets/')

/**
 * Serves the previous version's parts to pages that still run it: a new worker may take over under an open page, whose
 * lazily loaded parts the server no longer has (field lesson 14). Exactly one previous generation is kept.
 */
export type KeepPrevious = {
  /** At install: copies the parts that the version now in use has in its precache. */
  keep(): Promise<void>
  /** At activation: drops what generations before that one kept. */
  dropOlder(): Promise<void>
  /** A part of the previous version, from the copy, or whatever the network says. */
  serve(request: Request): Promise<Response>
}

/**
 * @param generation names this version, so that its copy is told from those of others
 * @param current paths of this version's own parts, which need no copy
 */
export function keepPrevious(
  caches: CacheStorage,
  generation: string,
  current: ReadonlySet<string>,
  fetchIt: typeof fetch,
): KeepPrevious {
  const own = PREFIX + generation
  const isOldPart = (request: Request) => isPart(request) && !current.has(new URL(request.url).pathname)
  return {
    keep: async () => {
      const copy = await caches.open(own)
      for (const name of await caches.keys()) {
        if (!name.startsWith(PRECACHE)) continue
        const precache = await caches.open(name)
        for (const request of (await precache.keys()).filter(isOldPart)) await copyPart(request, precache, copy)
      }
    },
    dropOlder: async () => {
      for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== own) await caches.delete(name)
    },
    serve: async (request) => {
      const copy = await caches.open(own)
      return (await copy.match(request, { ignoreSearch: true })) ?? fetchIt(request)
    },
  }
}

/** A disk without room for the copy must not keep the new version from being installed. */
async function copyPart(request: Request, from: Cache, to: Cache): Promise<void> {
  const response = await from.match(request)
  if (response) await to.put(request, response).catch((error: unknown) => console.warn('previous part not kept', error))
}
