import type { SendTrouble } from '../../domain/channel.ts'

/** A request to a provider. Its address holds a secret: it is never logged and never told to a page. */
export type OutgoingRequest = { url: string; contentType: string; body: string }

/** What came back: a body of at most some kilobytes, as text. */
export type OutgoingAnswer = { status: number; body: string }

/** How a request failed before there was an answer. */
export class OutgoingFailed extends Error {
  readonly trouble: Extract<SendTrouble, 'timeout' | 'no_network' | 'internal_address'>
  constructor(trouble: OutgoingFailed['trouble']) {
    super(trouble)
    this.name = 'OutgoingFailed'
    this.trouble = trouble
  }
}

/** Posts something out of the community. Follows no redirect. @throws OutgoingFailed */
export type PostOut = (request: OutgoingRequest) => Promise<OutgoingAnswer>

/** For a server that nothing leaves. */
export const nowhere: PostOut = () => Promise.reject(new OutgoingFailed('no_network'))

export type SendResult = { ok: true } | { ok: false; trouble: SendTrouble; providerCode: string | null }

export const failed = (trouble: SendTrouble, providerCode: string | null = null): SendResult => ({
  ok: false,
  trouble,
  providerCode,
})
