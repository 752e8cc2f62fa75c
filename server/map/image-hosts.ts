import type { Community } from '../../domain/community.ts'
import { tileOrigins } from '../../domain/map-settings-check.ts'
import type { Communities } from '../stores/communities.ts'

/** How long a page may be served by the list of a moment ago. */
const BELIEVED_FOR_MS = 1_000

/** From where pages may load tiles besides from us: the origins of every layer of every community, each once. */
export const originsOf = (communities: readonly Pick<Community, 'map'>[]): string[] => [
  ...new Set(communities.flatMap(({ map }) => (map?.layers ?? []).flatMap(tileOrigins))),
]

/** Asks the stores at most once a second. @param clock monotonic ms */
export function imageHosts(communities: () => Communities, clock: () => number = () => performance.now()) {
  let known: Promise<string[]> | null = null
  let until = 0
  return (): Promise<string[]> => {
    if (known && clock() < until) return known
    until = clock() + BELIEVED_FOR_MS
    known = read(communities()).catch(() => []) // a page without its tiles is better than no page
    return known
  }
}

async function read(communities: Communities): Promise<string[]> {
  const all = await Promise.all((await communities.list()).map(({ id }) => communities.read(id)))
  return originsOf(all.flatMap((one) => (one ? [one] : [])))
}
