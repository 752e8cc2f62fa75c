import type { NearCase } from '../../domain/case-view.ts'
import type { Community } from '../../domain/community.ts'
import type { CaseRecord } from '../stores/case-record.ts'
import { cutToDay, publicPoint } from './view-parts.ts'

/** A case for the neighbours: that something of this kind is known here since this day, and when it was over. */
export const nearView = (found: CaseRecord, community: Community): NearCase => ({
  audience: 'near',
  caseId: found.caseId,
  revision: found.revision,
  state: found.state,
  categoryId: found.categoryId,
  gridId: found.gridId,
  ...publicPoint(found, community),
  day: cutToDay(found.receivedAt),
  ...(found.endedAt !== null && { closedDay: cutToDay(found.endedAt) }),
})
