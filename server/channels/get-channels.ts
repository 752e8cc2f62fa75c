import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { signedIn } from '../signed-in.ts'
import { channelView } from './channel-view.ts'

/** GET /v1/channels: the ways out of the community, with how many messages wait in each and how many were given up. */
export const getChannels: Handler = async (c, { channels }) => {
  const { communityId } = signedIn(c)
  const counts = await channels.deliveryCounts(communityId)
  const all = await channels.channels(communityId)
  const views = all.map((channel) => channelView(channel, counts.get(channel.channelId)))
  return dataAnswer({ channels: views })
}
