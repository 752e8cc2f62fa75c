import { type ChannelTest, channelTestRequestSchema } from '../../domain/channel.ts'
import { communityOf } from '../community-of.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { messageText } from '../notify/message-text.ts'
import { sendMessage } from '../notify/send-message.ts'
import { words } from '../notify/words.ts'
import { signedIn } from '../signed-in.ts'
import { channelOf } from './channel-of.ts'
import { exampleOf } from './example-of.ts'

/** POST /v1/channels/:channelId/test sends a message now and answers what the provider answered. */
export const postChannelTest: Handler = async (c, deps) => {
  const channel = await channelOf(c, deps)
  const { value } = await readJson(c.req.raw, channelTestRequestSchema)
  const community = await communityOf(signedIn(c), deps)
  const source = { community, origin: deps.settings.publicOrigin }
  const text =
    channel.kind === 'sms'
      ? messageText(channel.settings.template, exampleOf('dispatch', channel.kind, community, deps.now()), source)
      : words.test(community.name, channel.name)
  const result = await sendMessage(channel, text, value.phone ?? null, deps)
  const told: ChannelTest = result.ok ? { ok: true, trouble: null, providerCode: null } : result
  return dataAnswer(told)
}
