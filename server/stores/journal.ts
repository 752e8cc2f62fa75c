import type { CaseJournal } from './case-journal.ts'
import type { DeliveryJournal } from './delivery-journal.ts'
import type { DeskJournal } from './desk-journal.ts'
import type { DeskViewJournal } from './desk-view-journal.ts'
import type { FeedJournal } from './feed-journal.ts'
import type { IntakeJournal } from './intake-journal.ts'
import type { LimitJournal } from './limit-journal.ts'
import type { MapJournal } from './map-journal.ts'
import type { NumbersJournal } from './numbers-journal.ts'
import type { PhotoJournal } from './photo-journal.ts'
import type { PlanJournal } from './plan-journal.ts'
import type { ReleaseJournal } from './release-journal.ts'
import type { RoutingJournal } from './routing-journal.ts'
import type { TwinJournal } from './twin-journal.ts'

/**
 * What happened in a community, in commit order: reports, cases and their events, photos, and the feed made of them.
 * A method that writes resolves when the write is durable. Times are integer UTC ms.
 */
export type Journal = IntakeJournal &
  CaseJournal &
  PhotoJournal &
  FeedJournal &
  DeskJournal &
  DeskViewJournal &
  MapJournal &
  LimitJournal &
  ReleaseJournal &
  DeliveryJournal &
  PlanJournal &
  TwinJournal &
  RoutingJournal &
  NumbersJournal
