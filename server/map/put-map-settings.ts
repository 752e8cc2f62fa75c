import { type MapSettings, mapSettingsSchema } from '../../domain/map-layer.ts'
import { checkMapSettings } from '../../domain/map-settings-check.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Deps, Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { Refusal } from '../refusal.ts'
import { seenVersion } from '../seen-version.ts'
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
  return dataAnswer(written, 200, { etag: `"${written.version}"` })
}

async function refuseNonsense(communityId: string, map: MapSettings, { mapFiles }: Deps): Promise<void> {
  const [first] = checkMapSettings(map)
  if (first) throw new Refusal('bad_body', { detail: first.problem, members: { ...first } })
  const { pictures, tiles } = await mapFiles.list(communityId)
  const here = new Set([...pictures, ...tiles].map(({ file }) => file))
  const missing = [...filesNamedBy({ map })].find((file) => !here.has(file))
  if (missing !== undefined) throw new Refusal('bad_body', { detail: `there is no file ${missing}` })
}
