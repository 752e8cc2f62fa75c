import type { DeliveryRecord, DeliveryState, NewDelivery } from '../channel-journal.ts'
import type { Database } from './database.ts'
import { decodeJson, encodeJson } from './json-text.ts'
import type { DeliveryRow } from './notice-tables.ts'

/** Lets messages wait to go out. One whose key is there already is the same one. */
export async function insertDeliveries(db: Database, deliveries: readonly NewDelivery[]): Promise<void> {
  for (const delivery of deliveries) {
    await db
      .insertInto('deliveries')
      .values(toDeliveryRow(delivery))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

const toDeliveryRow = (delivery: NewDelivery): DeliveryRow => ({
  community_id: delivery.communityId,
  channel_id: delivery.channelId,
  delivery_key: delivery.key,
  person_id: delivery.personId,
  case_id: delivery.data.caseId,
  at: delivery.at,
  not_before: delivery.notBefore,
  data_json: encodeJson(delivery.data),
  state: 'waiting',
  attempts: 0,
  trouble: null,
  provider_code: null,
  sent_at: null,
})

export const toDeliveryRecord = (row: DeliveryRow): DeliveryRecord => ({
  communityId: row.community_id,
  channelId: row.channel_id,
  key: row.delivery_key,
  personId: row.person_id,
  at: row.at,
  notBefore: row.not_before,
  data: decodeJson(row.data_json),
  state: row.state as DeliveryState, // written by this file and `channel-journal.ts` alone
  attempts: row.attempts,
  trouble: row.trouble,
  providerCode: row.provider_code,
  sentAt: row.sent_at,
})
