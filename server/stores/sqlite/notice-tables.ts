/** All times are integer UTC ms; columns named *_json hold text that `json-text.ts` alone writes and reads. */
export type NoticeTables = {
  event_outbox: EventOutboxRow
  inbox: InboxRow
  channels: ChannelRow
  deliveries: DeliveryRow
  person_phones: PersonPhoneRow
}

/** An event nobody has heard of yet; `people_json` names the handlers it concerns, null for none. Never a reporter. */
export type EventOutboxRow = {
  community_id: string
  seq: number
  case_id: string
  event: string
  at: number
  people_json: string | null
}

export type InboxRow = {
  community_id: string
  person_id: string
  seq: number
  case_id: string
  event: string
  side: string
  at: number
  data_json: string
  read_at: number | null
}

export type ChannelRow = {
  community_id: string
  channel_id: string
  kind: string
  name: string
  token: string
  secret: string | null
  settings_json: string
  enabled: number
  revision: number
}

export type DeliveryRow = {
  community_id: string
  channel_id: string
  delivery_key: string
  person_id: string | null
  case_id: string | null
  at: number
  not_before: number
  data_json: string
  state: string
  attempts: number
  trouble: string | null
  provider_code: string | null
  sent_at: number | null
}

export type PersonPhoneRow = { community_id: string; person_id: string; phone: string }
