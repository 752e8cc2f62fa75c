import { bareAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { channelOf } from './channel-of.ts'

/** DELETE /v1/channels/:channelId: with what waits in it. */
export const deleteChannel: Handler = async (c, deps) => {
  const { communityId, channelId } = await channelOf(c, deps)
  await deps.channels.removeChannel(communityId, channelId)
  return bareAnswer(204)
}
