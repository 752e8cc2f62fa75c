import type { Context } from 'hono'
import type { Deps, Env } from '../deps.ts'
import { Refusal } from '../refusal.ts'
import { randomIdParam } from '../request-parts.ts'
import { signedIn } from '../signed-in.ts'
import type { ChannelRecord } from '../stores/channel-journal.ts'

/** The channel the path names, in the admin's own community. @throws Refusal not_found */
export async function channelOf(c: Context<Env>, { channels }: Deps): Promise<ChannelRecord> {
  const channel = await channels.findChannel(signedIn(c).communityId, randomIdParam(c, 'channelId'))
  if (!channel) throw new Refusal('not_found')
  return channel
}
