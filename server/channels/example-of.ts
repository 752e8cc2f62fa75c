import type { ChannelKind } from '../../domain/channel.ts'
import type { Community } from '../../domain/community.ts'
import { words } from '../notify/words.ts'
import type { DeliveryRecord } from '../stores/channel-journal.ts'

const HOUR_MS = 3_600_000
/** Of these a group reads staff's words, and of these a date; the others have none. */
const WITH_REASON: ReadonlySet<string> = new Set(['dispatch', 'return', 'extend', 'fail'])
const WITHOUT_DATE: ReadonlySet<string> = new Set(['report'])

/** An invented message of the community's own grids, categories and buildings: for a preview and a test. */
export function exampleOf(
  event: string,
  kind: ChannelKind,
  community: Community,
  now: number,
): Pick<DeliveryRecord, 'data' | 'at' | 'personId'> {
  const [grid] = community.grids
  const [building] = community.buildings
  const [category] = community.categories
  return {
    at: now,
    personId: kind === 'sms' ? 'example' : null,
    data: {
      event,
      caseId: null,
      categoryId: category?.id ?? null,
      gridId: grid?.id ?? null,
      buildingId: building?.id ?? null,
      dueAt: WITHOUT_DATE.has(event) ? null : now + 4 * HOUR_MS,
      reason: WITH_REASON.has(event) ? words.exampleReason : null,
    },
  }
}
