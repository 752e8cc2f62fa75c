import { type ChannelDraft, channelDraftSchema } from '../../domain/channel.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import { readJson } from '../json-body.ts'
import { PROVIDERS } from '../notify/providers/providers.ts'
import { Refusal } from '../refusal.ts'
import { ifMatch, randomIdParam } from '../request-parts.ts'
import { signedIn } from '../signed-in.ts'
import type { ChannelRecord } from '../stores/channel-journal.ts'
import { channelView } from './channel-view.ts'

/**
 * PUT /v1/channels/:channelId adds a channel, or changes the one whose revision `If-Match` names (412 when it moved on). An address
 * that is not at its provider is refused; what is left out stays.
 */
export const putChannel: Handler = async (c, { channels }) => {
  const { communityId } = signedIn(c)
  const channelId = randomIdParam(c, 'channelId')
  const revision = ifMatch(c.req.raw) ?? 0
  const { value: draft } = await readJson(c.req.raw, channelDraftSchema)
  const known = await channels.findChannel(communityId, channelId)
  const put = await channels.putChannel({ ...recordOf(draft, known), communityId, channelId, revision })
  if (!put) throw new Refusal('revision_conflict')
  return dataAnswer(channelView(put))
}

function recordOf(
  draft: ChannelDraft,
  known: ChannelRecord | null,
): Omit<ChannelRecord, 'communityId' | 'channelId' | 'revision'> {
  const { kind, name, settings, enabled } = draft
  if (known && known.kind !== kind) throw new Refusal('bad_body', { detail: 'a channel keeps its kind' })
  const secret = draft.secret === undefined ? (known?.secret ?? null) : draft.secret
  const isText = kind === 'sms'
  if (isText !== (settings.sms !== null))
    throw new Refusal('bad_body', { detail: 'sms: for text messages, and only for them' })
  if (isText && secret === null) throw new Refusal('address_refused', { detail: 'the AccessKey secret is missing' })
  return { kind, name, token: tokenOf(draft, known), secret, settings, enabled }
}

function tokenOf({ kind, address }: ChannelDraft, known: ChannelRecord | null): string {
  const token = address === undefined ? known?.token : PROVIDERS[kind].readAddress(address)
  if (!token) throw new Refusal('address_refused')
  return token
}
