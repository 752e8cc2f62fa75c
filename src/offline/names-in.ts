/** The last parts of the addresses under one folder of a cache. */
export async function namesIn(cache: Cache, folder: string): Promise<string[]> {
  const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname)
  return paths.flatMap((path) => (path.startsWith(folder) ? [decodeURIComponent(path.slice(folder.length))] : []))
}
