import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { channelOf } from './channel-of.ts'

/** POST /v1/channels/:channelId/resend: what was given up waits again. Said twice it is the same. */
export const postResend: Handler = async (c, deps) => {
  const { communityId, channelId } = await channelOf(c, deps)
  const count = await deps.channels.resend(communityId, channelId, deps.now())
  return dataAnswer({ count })
}
