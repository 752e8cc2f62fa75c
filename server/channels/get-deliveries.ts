import type { DeliveryView } from '../../domain/channel.ts'
import { dataAnswer } from '../data-answer.ts'
import type { Handler } from '../deps.ts'
import type { DeliveryRecord } from '../stores/channel-journal.ts'
import { channelOf } from './channel-of.ts'

const SHOWN_MAX = 50

/** GET /v1/channels/:channelId/deliveries: what went out lately, what waits and what was given up, with the reason as a code. */
export const getDeliveries: Handler = async (c, deps) => {
  const { communityId, channelId } = await channelOf(c, deps)
  const log = await deps.channels.deliveryLog(communityId, channelId, SHOWN_MAX)
  const names = new Map<string, string | null>()
  for (const { personId } of log) {
    if (personId !== null && !names.has(personId))
      names.set(personId, await deps.people.personName(communityId, personId))
  }
  const deliveries = log.map((one) => deliveryView(one, names))
  return dataAnswer({ deliveries })
}

function deliveryView(one: DeliveryRecord, names: ReadonlyMap<string, string | null>): DeliveryView {
  const { key, at, state, attempts, notBefore, trouble, providerCode, sentAt, personId, data } = one
  const told = { key, at, state, attempts, notBefore, trouble, providerCode, sentAt }
  return {
    ...told,
    event: data.event,
    caseId: data.caseId,
    personName: personId === null ? null : (names.get(personId) ?? null),
  }
}
