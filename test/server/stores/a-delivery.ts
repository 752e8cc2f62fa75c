import type { NewDelivery } from '../../../server/stores/channel-journal.ts'

/** A message to the group of `aChannel` about a report, to go out at once. */
export const aDelivery = (wish: Partial<NewDelivery> = {}): NewDelivery => ({
  communityId: 'c1',
  channelId: 'c'.repeat(32),
  key: 'e:1',
  personId: null,
  at: 1000,
  notBefore: 1000,
  data: { event: 'report', caseId: null, categoryId: null, gridId: 'g3', buildingId: null, dueAt: null, reason: null },
  ...wish,
})
