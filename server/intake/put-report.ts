import * as z from 'zod/mini'
import { checkContentDigest } from '../content-digest.ts'
import type { Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { operationId, uuidParam } from '../request-parts.ts'
import { signedIn } from '../signed-in.ts'
import { intakeAnswer } from './intake-answer.ts'
import { readManifest } from './read-manifest.ts'
import { takeIn } from './take-in.ts'

const anything = z.unknown()

/** PUT /v1/reports/:reportId takes a sealed report once; 201 and every 200 after it carry the same receipt. */
export const putReport: Handler = async (c, deps) => {
  const actor = signedIn(c)
  const reportId = uuidParam(c, 'reportId')
  const opId = operationId(c.req.raw)
  const { value, bytes } = await readJson(c.req.raw, anything)
  const manifestSha256 = checkContentDigest(c.req.raw, bytes, 'required')
  const manifest = readManifest(value, reportId)
  const report = {
    communityId: actor.communityId,
    personId: actor.personId,
    opId,
    manifest,
    text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(),
    manifestSha256,
    receivedAt: deps.now(),
  }
  return intakeAnswer(await takeIn(report, deps))
}
