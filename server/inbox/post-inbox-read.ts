import { inboxReadSchema } from '../../domain/notice.ts'
import type { Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { signedIn } from '../signed-in.ts'

/** POST /v1/inbox/read: these messages of one's own were read. Said twice it is the same. */
export const postInboxRead: Handler = async (c, deps) => {
  const { communityId, personId } = signedIn(c)
  const { value } = await readJson(c.req.raw, inboxReadSchema)
  await deps.notices.markRead(communityId, personId, value.seqs, deps.now())
  return c.body(null, 204)
}
