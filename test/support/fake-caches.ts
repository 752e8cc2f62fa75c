const ORIGIN = 'https://woodpecker.test'

/** CacheStorage as far as it is used: names, and responses by address. */
export function fakeCaches(): CacheStorage {
  const stores = new Map<string, ReturnType<typeof aCache>>()
  const addressOf = (asked: Request | string) => new URL(typeof asked === 'string' ? asked : asked.url, ORIGIN).href
  const aCache = () => {
    const held = new Map<string, Response>()
    return {
      keys: async () => [...held.keys()].map((url) => new Request(url)),
      match: async (asked: Request | string) => held.get(addressOf(asked))?.clone(),
      put: async (asked: Request | string, response: Response) => void held.set(addressOf(asked), response),
      delete: async (asked: Request | string) => held.delete(addressOf(asked)),
    }
  }
  /** One object for a name, so that a test can watch what is done with it. */
  const open = async (name: string) => {
    const cache = stores.get(name) ?? aCache()
    stores.set(name, cache)
    return cache
  }
  const storage = { open, keys: async () => [...stores.keys()], delete: async (name: string) => stores.delete(name) }
  return storage as unknown as CacheStorage // the parts that are used
}
