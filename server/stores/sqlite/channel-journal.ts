import type { ChannelKind } from '../../../domain/channel.ts'
import type { AttemptResult, ChannelJournal, ChannelRecord, DeliveryRecord } from '../channel-journal.ts'
import type { Database } from './database.ts'
import { insertDeliveries, toDeliveryRecord } from './delivery-rows.ts'
import { digestCounts } from './digest-counts.ts'
import { padToPowerOfTwo } from './id-list.ts'
import { decodeJson, encodeJson } from './json-text.ts'
import type { ChannelRow, DeliveryRow } from './notice-tables.ts'

export function sqliteChannelJournal(db: Database): ChannelJournal {
  const ofChannel = (communityId: string, channelId: string) =>
    db.selectFrom('deliveries').selectAll().where('community_id', '=', communityId).where('channel_id', '=', channelId)
  return {
    channels: async (communityId) => {
      const all = db.selectFrom('channels').selectAll().where('community_id', '=', communityId)
      return (await all.orderBy('name').orderBy('channel_id').execute()).map(toChannel)
    },
    enabledChannels: async () =>
      (await db.selectFrom('channels').selectAll().where('enabled', '=', 1).execute()).map(toChannel),
    findChannel: (communityId, channelId) => findChannel(db, communityId, channelId),
    putChannel: (channel) => putChannel(db, channel),
    removeChannel: (communityId, channelId) => removeChannel(db, communityId, channelId),
    addDeliveries: (deliveries) => db.transaction().execute((trx) => insertDeliveries(trx, deliveries)),
    dueDeliveries: async (communityId, channelId, now, limit) => {
      const due = ofChannel(communityId, channelId).where('state', '=', 'waiting').where('not_before', '<=', now)
      return (await due.orderBy('not_before').orderBy('at').limit(limit).execute()).map(toDeliveryRecord)
    },
    noteAttempt: (deliveries, result) => noteAttempt(db, deliveries, result),
    sentSince: async (communityId, channelId, since) => {
      const sent = db.selectFrom('deliveries').select((eb) => eb.fn.count<number>('sent_at').distinct().as('count'))
      const row = await sent
        .where('community_id', '=', communityId)
        .where('channel_id', '=', channelId)
        .where('sent_at', '>', since)
        .executeTakeFirst()
      return Number(row?.count ?? 0)
    },
    deliveryLog: async (communityId, channelId, limit) =>
      (
        await ofChannel(communityId, channelId).orderBy('at', 'desc').orderBy('delivery_key').limit(limit).execute()
      ).map(toDeliveryRecord),
    deliveryCounts: (communityId) => deliveryCounts(db, communityId),
    resend: (communityId, channelId, now) => resend(db, communityId, channelId, now),
    digestCounts: (communityId, gridIds, since, now) => digestCounts(db, communityId, gridIds, since, now),
    phones: async (communityId) => {
      const rows = await db.selectFrom('person_phones').selectAll().where('community_id', '=', communityId).execute()
      return new Map(rows.map((row) => [row.person_id, row.phone]))
    },
    putPhone: (communityId, personId, phone) => putPhone(db, communityId, personId, phone),
  }
}

const toChannel = (row: ChannelRow): ChannelRecord => ({
  communityId: row.community_id,
  channelId: row.channel_id,
  kind: row.kind as ChannelKind, // written by putChannel alone
  name: row.name,
  token: row.token,
  secret: row.secret,
  settings: decodeJson(row.settings_json),
  enabled: row.enabled === 1,
  revision: row.revision,
})

const toRow = (channel: ChannelRecord): ChannelRow => ({
  community_id: channel.communityId,
  channel_id: channel.channelId,
  kind: channel.kind,
  name: channel.name,
  token: channel.token,
  secret: channel.secret,
  settings_json: encodeJson(channel.settings),
  enabled: channel.enabled ? 1 : 0,
  revision: channel.revision,
})

async function findChannel(db: Database, communityId: string, channelId: string): Promise<ChannelRecord | null> {
  const row = await db
    .selectFrom('channels')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('channel_id', '=', channelId)
    .executeTakeFirst()
  return row ? toChannel(row) : null
}

/** Its revision in the condition makes two who saw the same one exclude each other. */
async function putChannel(db: Database, channel: ChannelRecord): Promise<ChannelRecord | null> {
  const next = { ...channel, revision: channel.revision + 1 }
  const { community_id, channel_id, ...changed } = toRow(next)
  if (channel.revision === 0) {
    const fresh = db.insertInto('channels').values(toRow(next))
    const inserted = await fresh.onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
    return inserted.numInsertedOrUpdatedRows === 1n ? next : null
  }
  const updated = await db
    .updateTable('channels')
    .set(changed)
    .where('community_id', '=', community_id)
    .where('channel_id', '=', channel_id)
    .where('revision', '=', channel.revision)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n ? next : null
}

async function removeChannel(db: Database, communityId: string, channelId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const table of ['deliveries', 'channels'] as const) {
      await trx.deleteFrom(table).where('community_id', '=', communityId).where('channel_id', '=', channelId).execute()
    }
  })
}

async function noteAttempt(db: Database, deliveries: readonly DeliveryRecord[], result: AttemptResult): Promise<void> {
  const [first] = deliveries
  if (!first) return
  await db
    .updateTable('deliveries')
    .set((eb) => ({ ...noted(result), attempts: eb('attempts', '+', 1) }))
    .where('community_id', '=', first.communityId)
    .where('channel_id', '=', first.channelId)
    .where('delivery_key', 'in', padToPowerOfTwo(deliveries.map(({ key }) => key)))
    .execute()
}

function noted(result: AttemptResult): Partial<DeliveryRow> {
  if (result.kind === 'sent') return { state: 'sent', trouble: null, provider_code: null, sent_at: result.at }
  const { trouble, providerCode } = result
  const why = { trouble, provider_code: providerCode }
  return result.kind === 'failed' ? { ...why, state: 'failed' } : { ...why, not_before: result.notBefore }
}

async function deliveryCounts(
  db: Database,
  communityId: string,
): Promise<Map<string, { waiting: number; failed: number }>> {
  const rows = await db
    .selectFrom('deliveries')
    .select((eb) => ['channel_id', 'state', eb.fn.countAll<number>().as('count')])
    .where('community_id', '=', communityId)
    .where('state', 'in', ['waiting', 'failed'])
    .groupBy(['channel_id', 'state'])
    .execute()
  const counts = new Map<string, { waiting: number; failed: number }>()
  for (const { channel_id, state, count } of rows) {
    const known = counts.get(channel_id) ?? { waiting: 0, failed: 0 }
    counts.set(channel_id, { ...known, [state]: Number(count) })
  }
  return counts
}

async function resend(db: Database, communityId: string, channelId: string, now: number): Promise<number> {
  const result = await db
    .updateTable('deliveries')
    .set({ state: 'waiting', attempts: 0, not_before: now })
    .where('community_id', '=', communityId)
    .where('channel_id', '=', channelId)
    .where('state', '=', 'failed')
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

async function putPhone(db: Database, communityId: string, personId: string, phone: string | null): Promise<void> {
  if (phone === null) {
    const gone = db.deleteFrom('person_phones').where('community_id', '=', communityId)
    await gone.where('person_id', '=', personId).execute()
    return
  }
  await db
    .insertInto('person_phones')
    .values({ community_id: communityId, person_id: personId, phone })
    .onConflict((conflict) => conflict.columns(['community_id', 'person_id']).doUpdateSet({ phone }))
    .execute()
}
