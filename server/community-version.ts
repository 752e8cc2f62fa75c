import { headers } from '../domain/wire.ts'
import { Refusal } from './refusal.ts'

/** The community's version as an entity tag. */
const VERSION_TAG = /^"([0-9a-f]{16})"$/

/** The version of the community that a change was decided on. @throws Refusal revision_required, bad_header */
export function communityVersion(request: Request): string {
  const header = request.headers.get(headers.ifMatch)
  if (header === null) throw new Refusal('revision_required')
  const version = VERSION_TAG.exec(header)?.[1]
  if (version === undefined)
    throw new Refusal('bad_header', { detail: `${headers.ifMatch} must be one quoted version` })
  return version
}
