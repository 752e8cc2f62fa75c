import { usualReasonsSchema } from '../../domain/reasons.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { communityNamed } from '../map/named-files.ts'
import { Refusal } from '../refusal.ts'
import { seenVersion } from '../seen-version.ts'
import { signedIn } from '../signed-in.ts'

/**
 * PUT /v1/community/reasons: the community's own usual reasons, for who saw its present version (`If-Match: "<version>"`;
 * 428 without, 412 with an older one). Answers with the community as it now is.
 */
export const putReasons: Handler = async (c, deps) => {
  const { communityId } = signedIn(c)
  const seen = seenVersion(c)
  const { value: reasons } = await readJson(c.req.raw, usualReasonsSchema)
  const { version, ...content } = await communityNamed(communityId, deps)
  const written = version === seen ? await deps.communities.replace({ ...content, reasons }, version) : null
  if (!written) throw new Refusal('revision_conflict', { members: { version } })
  return dataAnswer(written, 200, { etag: `"${written.version}"` })
}
