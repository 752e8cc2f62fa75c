import type { Context } from 'hono'
import { type MapSettings, mapSettingsSchema } from '../../domain/map-layer.ts'
import { checkMapSettings } from '../../domain/map-settings-check.ts'
import { headers } from '../../domain/wire.ts'
import type { Deps, Env, Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { Refusal } from '../refusal.ts'
import { signedIn } from '../signed-in.ts'
import { communityNamed, filesNamedBy } from './named-files.ts'

/**
 * PUT /v1/community/map: which grounds the community offers, for who saw its present version (`If-Match: "<version>"`; 428
 * without, 412 with an older one). Answers with the community as it now is.
 */
export const putMapSettings: Handler = async (c, deps) => {
  const { communityId } = signedIn(c)
  const seen = seenVersion(c)
  const { value: map } = await readJson(c.req.raw, mapSettingsSchema)
  await refuseNonsense(communityId, map, deps)
  const community = await communityNamed(communityId, deps)
  const { version, ...content } = community
  const written = version === seen ? await deps.communities.replace({ ...content, map }, version) : null
  if (!written) throw new Refusal('revision_conflict', { members: { version } })
  return c.json(written, 200, { 'cache-control': 'private, no-store', etag: `"${written.version}"` })
}

function seenVersion(c: Context<Env>): string {
  const header = c.req.header(headers.ifMatch)
  if (header === undefined) throw new Refusal('revision_required')
  const version = /^"([\w.-]{1,64})"$/.exec(header)?.[1]
  if (version === undefined)
    throw new Refusal('bad_header', { detail: `${headers.ifMatch} must be one quoted version` })
  return version
}

async function refuseNonsense(communityId: string, map: MapSettings, { mapFiles }: Deps): Promise<void> {
  const [first] = checkMapSettings(map)
  if (first) throw new Refusal('bad_body', { detail: first.problem, members: { ...first } })
  const { pictures, tiles } = await mapFiles.list(communityId)
  const here = new Set([...pictures, ...tiles].map(({ file }) => file))
  const missing = [...filesNamedBy({ map })].find((file) => !here.has(file))
  if (missing !== undefined) throw new Refusal('bad_body', { detail: `there is no file ${missing}` })
}
