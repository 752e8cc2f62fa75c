import type { Journal } from '../journal.ts'
import { sqliteCaseJournal } from './case-journal.ts'
import type { Database } from './database.ts'
import { sqliteDeliveryJournal } from './delivery-journal.ts'
import { sqliteDeskJournal } from './desk-journal.ts'
import { sqliteDeskViewJournal } from './desk-view-journal.ts'
import { sqliteFeedJournal } from './feed-journal.ts'
import { sqliteIntakeJournal, type WriteReports } from './intake-journal.ts'
import { sqliteLimitJournal } from './limit-journal.ts'
import { sqliteMapJournal } from './map-journal.ts'
import { sqliteNumbersJournal } from './numbers-journal.ts'
import { sqlitePhotoJournal } from './photo-journal.ts'
import { sqlitePlanJournal } from './plan-journal.ts'
import { sqliteReleaseJournal } from './release-journal.ts'
import { sqliteRoutingJournal } from './routing-journal.ts'
import { sqliteTwinJournal } from './twin-journal.ts'

/**
 * The journal on SQLite.
 * @param random cryptographic bytes, for the epoch of a community that is new
 * @param inThread writes batches of reports, where that is not done over `db`
 */
export function sqliteJournal(db: Database, random: (bytes: number) => Uint8Array, inThread?: WriteReports): Journal {
  return {
    ...sqliteIntakeJournal(db, random, inThread),
    ...sqliteCaseJournal(db, random),
    ...sqlitePhotoJournal(db, random),
    ...sqliteFeedJournal(db, random),
    ...sqliteDeskJournal(db),
    ...sqliteDeskViewJournal(db),
    ...sqliteMapJournal(db),
    ...sqliteLimitJournal(db, random),
    ...sqliteReleaseJournal(db),
    ...sqliteDeliveryJournal(db, random),
    ...sqlitePlanJournal(db, random),
    ...sqliteTwinJournal(db),
    ...sqliteRoutingJournal(db),
    ...sqliteNumbersJournal(db),
  }
}
