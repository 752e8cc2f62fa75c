import type { PHOTO_TYPES, PhotoRef } from '../../domain/photo.ts'
import type { ActReceipt, Receipt, RefusalCode } from '../../domain/wire.ts'
import type { Draft, Owner } from './draft.ts'

/**
 * How far an operation has come on this phone (design §4). `refused` and the other holds never delete anything;
 * only a receipt with equal hashes moves an operation to `delivered`.
 */
export const SYNC_STATES = ['sealed', 'manifest_sent', 'delivered'] as const
export type SyncState = (typeof SYNC_STATES)[number]

/** Why an operation waits for a person rather than for the network. */
export type Hold =
  | { why: 'sign_in' }
  | { why: 'upgrade' }
  | { why: 'refused'; code: RefusalCode; at: number }
  /** The case changed meanwhile; `current` is how it stands now, as the server sent it. */
  | { why: 'conflict'; at: number; current: unknown }
  /** Bytes of it on this phone no longer match their hash: they are never sent. What could be sent was. */
  | { why: 'damaged'; at: number }

/** One thing a person did that the server must hear of exactly once. `body` is sealed: the bytes never change. */
export type Operation = Owner & {
  opId: string
  kind: 'report' | 'act'
  caseId: string
  reportId: string | null
  sealedAt: number
  body: ArrayBuffer
  bodySha256: string
  /**
   * The revision an act was decided on; null where the server needs none. A step that follows another of the same person
   * on the same case gets it from that one's receipt.
   */
  ifMatch: number | null
  photoIds: string[]
  /** An operation that must be delivered before this one makes sense: a supplement follows its report. */
  after: string | null
  state: SyncState
  hold: Hold | null
  attempts: number
  lastTriedAt: number | null
  /** Not before this time, by this phone's clock; null = at once. */
  nextTryAt: number | null
  lastTrouble: SendTrouble | null
  /** Held back until then, by this phone's clock, so that its author can still take it back; gone once it is being sent. */
  notBefore?: number
  deliveredAt: number | null
  receipt: Receipt | ActReceipt | null
  /** The epoch in which the server last said that it has this; absent: that of the receipt. */
  confirmedIn?: string
  /** What the server said of it after a backup was restored: deleted there for good, or lost with nothing here to send again. */
  afterRestore?: { why: 'gone' | 'lost'; at: number }
  /** The report a joining (我也看到) stands for, without its photos, so that it can become that report after all. */
  madeFrom?: Draft
  /** When it was put back in line, because a restored server had lost it. */
  sentAgainAt?: number
  /** How often the server did not know what it had taken, and was told again. */
  toldAgain?: number
}

/** Why the last attempt did not get through, for honest words; none of it is final. */
export type SendTrouble = { why: 'no_network' | 'server_busy' | 'server_down' | 'bad_answer'; at: number }

/** What the phone knows of a sealed photo; its bytes stand apart in `photoBytes`, so that a list need not load them. */
export type KeptPhoto = {
  photoId: string
  opId: string
  sha256: string
  size: number
  type: (typeof PHOTO_TYPES)[number]
  width: number
  height: number
  thumbnail: ArrayBuffer
  state: 'waiting' | 'delivered' | 'refused'
  /** Which upload of this photo is under way; a new one starts from the beginning. */
  attempt: string | null
  sentBytes: number
  /** Its bytes on this phone are gone or no longer match their hash. */
  damaged?: true
}

/** A sealed photo's bytes: there until 30 days after delivery, or as long as the server does not have them. */
export type PhotoBytes = { photoId: string; bytes: ArrayBuffer }

export const photoRef = (photo: KeptPhoto): PhotoRef => ({
  id: photo.photoId,
  sha256: photo.sha256,
  size: photo.size,
  type: photo.type,
})
