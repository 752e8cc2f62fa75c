import type { ChannelSettings } from '../../../domain/channel.ts'
import { hearEvents } from '../../../server/notify/hear-events.ts'
import type { OutgoingAnswer, OutgoingRequest } from '../../../server/notify/outgoing.ts'
import { sendDeliveries } from '../../../server/notify/send-deliveries.ts'
import type { ChannelRecord } from '../../../server/stores/channel-journal.ts'
import { openHeart } from '../heart/heart.ts'
import { aReport } from '../heart/phone.ts'
import { aChannel } from './a-channel.ts'

export const MINUTE = 60_000
export const OK: OutgoingAnswer = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' }

/** A server with a way out that a test holds: what was sent, and what is answered. */
export async function openOutside() {
  const heart = await openHeart()
  const sent: OutgoingRequest[] = []
  const provider: { answer: () => OutgoingAnswer } = { answer: () => OK }
  heart.outside.post = async (request) => {
    sent.push(request)
    return provider.answer()
  }
  const deps = () => ({
    ...heart.stores,
    now: () => heart.clock.now,
    random: (n: number) => new Uint8Array(n),
    log: heart.log,
    postOut: heart.outside.post,
    settings: { demo: true, publicOrigin: null, secure: false, pageDir: null },
  })
  return {
    heart,
    sent,
    provider,
    deps,
    /** One turn of the chores: hear what happened, send what waits. */
    turn: async () => {
      await hearEvents(deps())
      await sendDeliveries(deps())
    },
    withChannel: async (settings: Partial<ChannelSettings> = {}, wish: Partial<ChannelRecord> = {}) => {
      const channel = aChannel({ communityId: heart.community.id, ...wish }, settings)
      const put = await heart.stores.channels.putChannel(channel)
      if (!put) throw new Error('the channel was not put')
      return put
    },
    report: (wish: Parameters<typeof aReport>[0] = {}) => heart.as('wang').putReport(aReport(wish)),
    /** The texts that went to robots of 企业微信. */
    texts: () => sent.map(({ body }) => (JSON.parse(body) as { text: { content: string } }).text.content), // made by wecom.ts
    log: ({ communityId, channelId }: ChannelRecord) => heart.stores.channels.deliveryLog(communityId, channelId, 50),
  }
}

export type Outside = Awaited<ReturnType<typeof openOutside>>
