import { PHOTO_BYTES_MAX, PHOTOS_PER_REPORT_MAX, UPLOAD_CHUNK_MAX } from '../domain/photo.ts'
import type { Hello } from '../domain/wire.ts'
import { dataAnswer } from './data-answer.ts'
import type { Deps, Handler } from './deps.ts'
import { Refusal } from './refusal.ts'
import { SCHEMA_MAX, SCHEMA_MIN } from './schema-range.ts'
import { sessionTokenHash } from './sign-in/session-cookie.ts'

/** GET /v1/hello: what this server takes, and the epoch by which a phone notices that it was restored from a backup. */
export const hello: Handler = async (c, deps) => {
  const communityId = await communityOf(c.req.raw, deps)
  if (communityId === null) throw new Refusal('unavailable', { detail: 'no community has been created yet' })
  const answer: Hello = {
    epoch: (await deps.journal.head(communityId)).epoch,
    minSchema: SCHEMA_MIN,
    maxSchema: SCHEMA_MAX,
    serverTime: deps.now(),
    demo: deps.settings.demo,
    limits: { photosPerReport: PHOTOS_PER_REPORT_MAX, photoBytes: PHOTO_BYTES_MAX, chunkBytes: UPLOAD_CHUNK_MAX },
  }
  return dataAnswer(answer)
}

/** The asker's own community; before signing in, the first one. */
async function communityOf(request: Request, deps: Deps): Promise<string | null> {
  const tokenHash = sessionTokenHash(request, deps.settings)
  const actor = tokenHash === null ? null : await deps.people.resolveSession(tokenHash, deps.now())
  if (actor) return actor.communityId
  return (await deps.communities.list())[0]?.id ?? null
}
