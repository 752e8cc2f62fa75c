import type { Context } from 'hono'
import { headers } from '../domain/wire.ts'
import type { Env } from './deps.ts'
import { Refusal } from './refusal.ts'

/** The community's version that a change was decided on (`If-Match`). @throws Refusal */
export function seenVersion(c: Context<Env>): string {
  const header = c.req.header(headers.ifMatch)
  if (header === undefined) throw new Refusal('revision_required')
  const version = /^"([\w.-]{1,64})"$/.exec(header)?.[1]
  if (version === undefined)
    throw new Refusal('bad_header', { detail: `${headers.ifMatch} must be one quoted version` })
  return version
}
