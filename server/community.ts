import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Community } from '../domain/community.ts'
import type { Handler } from './deps.ts'
import { Refusal } from './refusal.ts'

/** GET /v1/community: all a phone keeps of its community; 304 while the phone's copy is the current version. */
export const readCommunity: Handler = async (c, deps) => {
  const actor = c.get('actor')
  if (!actor) throw new Refusal('sign_in_required')
  const community = await deps.communities.read(actor.communityId)
  if (!community) throw new Refusal('not_found')
  const tag = `"${community.version}"`
  const headers = { etag: tag, 'cache-control': 'private, no-cache', vary: 'Cookie, Accept-Encoding' }
  if (namesTag(c.req.header('if-none-match'), tag)) return c.body(null, 304, headers)
  const isJson = { ...headers, 'content-type': 'application/json' }
  if (!c.req.header('accept-encoding')?.includes('gzip')) return c.body(JSON.stringify(community), 200, isJson)
  return c.body(await zipped(community), 200, { ...isJson, 'content-encoding': 'gzip' })
}

/** If-None-Match compares weakly (RFC 9110 §13.1.2): a proxy may have marked our tag with W/. */
const namesTag = (header: string | undefined, tag: string): boolean =>
  header?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag) ?? false

const zip = promisify(gzip)
/** The store hands out the same object until it changes, so each version is packed once. */
const packed = new WeakMap<Community, Promise<Uint8Array<ArrayBuffer>>>()

function zipped(community: Community): Promise<Uint8Array<ArrayBuffer>> {
  const known = packed.get(community)
  if (known) return known
  const made = zip(JSON.stringify(community)).then((bytes) => new Uint8Array(bytes))
  packed.set(community, made)
  return made
}
