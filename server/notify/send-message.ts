import { randomId } from '../../domain/id.ts'
import type { Deps } from '../deps.ts'
import type { ChannelRecord } from '../stores/channel-journal.ts'
import { withinBytes } from './message-text.ts'
import { failed, OutgoingFailed, type SendResult } from './outgoing.ts'
import { PROVIDERS } from './providers/providers.ts'

export type Outside = Pick<Deps, 'postOut' | 'now' | 'random' | 'log'>

/** Sends one text through a channel, and says truly what became of it. Never throws for what the outside does. */
export async function sendMessage(
  channel: ChannelRecord,
  text: string,
  phone: string | null,
  { postOut, now, random, log }: Outside,
): Promise<SendResult> {
  const provider = PROVIDERS[channel.kind]
  if (channel.kind === 'sms' && phone === null) return failed('phone_missing')
  const message = { text: withinBytes(text, provider.bytesMax), phone, at: now(), nonce: randomId(random(16)) }
  try {
    return provider.readAnswer(await postOut(provider.request(channel, message)))
  } catch (error) {
    if (error instanceof OutgoingFailed) return failed(error.trouble)
    // Not the error itself: it may hold the request, and with it the robot's secret.
    log.error({ channelId: channel.channelId, kind: channel.kind }, 'a message could not be made')
    return failed('refused')
  }
}
