import { createEvents, type EventAttributes } from 'ics'
import type { Community } from '../../domain/community.ts'
import { caseNumber } from './case-columns.ts'
import type { Names } from './names.ts'
import { words } from './words.ts'

/** Something to look at: the end of a fix time, or when a case that was put aside is to be looked at again. */
export type CalendarEntry = {
  is: 'due' | 'review'
  caseId: string
  at: number
  categoryId: string | null
  gridId: string | null
  buildingId: string | null
  /** What was asked of the handler. */
  task: string | null
}

const MINUTES = 30
/** Told an hour before a deadline, a day before a review. */
const TOLD_BEFORE = { due: { hours: 1 }, review: { hours: 24 } } as const

/** A calendar (RFC 5545) of deadlines and review dates; the same case keeps its entry's id from file to file. */
export function calendarIcs(
  entries: readonly CalendarEntry[],
  { community, names }: { community: Pick<Community, 'name'>; names: Names },
): string {
  const events = entries.map((entry): EventAttributes => {
    const place = [names.grid(entry.gridId), names.building(entry.buildingId)].filter((part) => part !== null)
    return {
      uid: `${caseNumber(entry.caseId)}-${entry.is}@woodpecker`,
      title: plain(words[entry.is](names.category(entry.categoryId))),
      location: plain(place.join(' ')),
      ...(entry.task !== null && { description: plain(entry.task) }),
      start: entry.at,
      startInputType: 'utc',
      startOutputType: 'utc',
      duration: { minutes: MINUTES },
      alarms: [
        {
          action: 'display',
          description: plain(words.titles.calendar),
          trigger: { ...TOLD_BEFORE[entry.is], before: true },
        },
      ],
    }
  })
  const header = { productId: 'woodpecker', calName: words.calendarName(community.name) }
  const { value, error } = createEvents(events, header)
  if (error || typeof value !== 'string') throw new Error('the calendar could not be made', { cause: error })
  return value
}

/** A line break other than \n ends a content line in readers that are lenient about it. */
const plain = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
