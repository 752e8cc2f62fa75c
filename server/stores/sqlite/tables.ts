import type { DeskViewTables } from './desk-view-tables.ts'
import type { ErrandTables } from './errand-tables.ts'
import type { JournalTables } from './journal-tables.ts'
import type { LimitTables } from './limit-tables.ts'
import type { MapTables } from './map-tables.ts'
import type { NoticeTables } from './notice-tables.ts'
import type { PeopleTables } from './people-tables.ts'

/** Every table of the database, as kysely sees them. */
export type Tables = JournalTables &
  PeopleTables &
  MapTables &
  LimitTables &
  NoticeTables &
  ErrandTables &
  DeskViewTables
