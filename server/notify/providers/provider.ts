import type { ChannelRecord } from '../../stores/channel-journal.ts'
import type { OutgoingAnswer, OutgoingRequest, SendResult } from '../outgoing.ts'

export type Message = {
  text: string
  /** Whose number a text message goes to; null to a group. */
  phone: string | null
  /** Unix ms: what requests are signed with. */
  at: number
  /** Never used twice (128 random bits as hex). */
  nonce: string
}

/** How one provider is spoken to: its request format, its answers and how much it takes. */
export type Provider = {
  /** What of a pasted address names the robot; null when it is none of this provider's. */
  readAddress: (address: string) => string | null
  request: (channel: ChannelRecord, message: Message) => OutgoingRequest
  readAnswer: (answer: OutgoingAnswer) => SendResult
  /** Messages in any 60 seconds, and in any one. */
  limit: { perMinute: number; perSecond: number }
  /** The longest text, in bytes of UTF-8. */
  bytesMax: number
}
