import { rescueRequestSchema } from '../../domain/rescue.ts'
import { checkContentDigest, sha256Hex } from '../content-digest.ts'
import type { Handler } from '../deps.ts'
import { intakeAnswer } from '../intake/intake-answer.ts'
import { readManifest } from '../intake/read-manifest.ts'
import { takeIn } from '../intake/take-in.ts'
import { parseJsonText, readJson } from '../json-body.ts'
import { Refusal } from '../refusal.ts'
import { uuidParam } from '../request-parts.ts'
import { signedIn } from '../signed-in.ts'

/**
 * PUT /v1/rescues/:reportId takes in a report that was carried to the desk in a file, under its own person and operation:
 * whichever of the file and the phone comes second is a replay. Who carried it in stands in its event and may send its photos.
 */
export const putRescue: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const reportId = uuidParam(c, 'reportId')
  const { value, bytes } = await readJson(c.req.raw, rescueRequestSchema)
  checkContentDigest(c.req.raw, bytes, 'optional')
  const { personId, opId, manifest: text, manifestSha256 } = value
  if (sha256Hex(Buffer.from(text)) !== manifestSha256) throw new Refusal('digest_mismatch')
  if ((await deps.people.personName(actor.communityId, personId)) === null) {
    throw new Refusal('not_found', { detail: 'personId: nobody in this community' })
  }
  const manifest = readManifest(parseJsonText(text), reportId)
  const report = {
    communityId: actor.communityId,
    personId,
    opId,
    manifest,
    text,
    manifestSha256,
    receivedAt: deps.now(),
    rescuedBy: actor.personId,
  }
  const answer = intakeAnswer(await takeIn(report, deps))
  // After it, so that nobody is let in on the photos of a report that was refused; a crash between is mended by the replay.
  await deps.journal.noteRescue(actor.communityId, reportId, actor.personId, deps.now())
  return answer
}
