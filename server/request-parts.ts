import type { Context } from 'hono'
import { RANDOM_ID, UUID_V7 } from '../domain/id.ts'
import { headers } from '../domain/wire.ts'
import type { Env } from './deps.ts'
import { Refusal } from './refusal.ts'

/** An operation id as an sf-string; of any UUID version, since the server only compares it. */
const KEY = /^"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"$/
const REVISION = /^"(\d{1,9})"$/
const SHA256_ITEM = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):\s*(?:,|$)/
const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,14})$/

/** The part of the path under this name if it is a UUIDv7; nothing can be found under anything else. */
export const uuidParam = (c: Context<Env>, name: string): string => matching(c.req.param(name), UUID_V7)

/** The part of the path under this name if it is a random 128-bit id. */
export const randomIdParam = (c: Context<Env>, name: string): string => matching(c.req.param(name), RANDOM_ID)

/** The part of the path under this name if it has this form; otherwise there is no such thing: `not_found`. */
export function matching(value: string | undefined, form: RegExp): string {
  if (value === undefined || !form.test(value)) throw new Refusal('not_found')
  return value
}

/** The operation id of a write (draft-ietf-httpapi-idempotency-key-header); it is never optional where it is asked for. */
export function operationId(request: Request): string {
  const id = KEY.exec(request.headers.get(headers.idempotencyKey) ?? '')?.[1]
  if (id === undefined) throw new Refusal('bad_header', { detail: `${headers.idempotencyKey} must be a quoted UUID` })
  return id
}

/** The revision of `If-Match`, null without one. A list, a weak tag or `*` would let an act meet a case nobody looked at. */
export function ifMatch(request: Request): number | null {
  const header = request.headers.get(headers.ifMatch)
  if (header === null) return null
  const revision = REVISION.exec(header)?.[1]
  if (revision === undefined)
    throw new Refusal('bad_header', { detail: `${headers.ifMatch} must be one quoted revision` })
  return Number(revision)
}

/** The SHA-256 a digest header states (RFC 9530; other algorithms beside it are ignored) as hex, null without the header. */
export function statedSha256(request: Request, name: string): string | null {
  const header = request.headers.get(name)
  if (header === null) return null
  const base64 = SHA256_ITEM.exec(header)?.[1]
  if (base64 === undefined) throw new Refusal('bad_header', { detail: `${name} must state sha-256` })
  return Buffer.from(base64, 'base64').toString('hex')
}

/** A header that is a whole number. */
export function wholeNumber(request: Request, name: string): number {
  const header = request.headers.get(name) ?? ''
  if (!WHOLE_NUMBER.test(header)) throw new Refusal('bad_header', { detail: `${name} must be a whole number` })
  return Number(header)
}
