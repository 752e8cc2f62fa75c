import type { Migration } from 'kysely'
import { up as journal } from './migrations/0001-journal.ts'
import { up as people } from './migrations/0002-people.ts'
import { up as tombstones } from './migrations/0003-tombstones.ts'
import { up as planVersions } from './migrations/0004-plan-versions.ts'
import { up as mapCounts } from './migrations/0005-map-counts.ts'
import { up as joiners } from './migrations/0006-joiners.ts'
import { up as lifecycle } from './migrations/0007-lifecycle.ts'
import { up as hearing } from './migrations/0008-hearing.ts'
import { up as numbers } from './migrations/0009-numbers.ts'
import { up as deadlines } from './migrations/0010-deadlines.ts'
import { up as deskViews } from './migrations/0011-desk-views.ts'
import { up as photoHashes } from './migrations/0012-photo-hashes.ts'
import { up as errands } from './migrations/0013-errands.ts'
import { up as withoutRowid } from './migrations/0014-without-rowid.ts'

/** In the order they run. A migration that has shipped never changes; the next one adds. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-journal': { up: journal },
  '0002-people': { up: people },
  '0003-tombstones': { up: tombstones },
  '0004-plan-versions': { up: planVersions },
  '0005-map-counts': { up: mapCounts },
  '0006-joiners': { up: joiners },
  '0007-lifecycle': { up: lifecycle },
  '0008-hearing': { up: hearing },
  '0009-numbers': { up: numbers },
  '0010-deadlines': { up: deadlines },
  '0011-desk-views': { up: deskViews },
  '0012-photo-hashes': { up: photoHashes },
  '0013-errands': { up: errands },
  '0014-without-rowid': { up: withoutRowid },
}
