import { HOLIDAY_YEARS, holidayExceptions } from '../../domain/public-holidays.ts'
import type { WorkCalendar } from '../../domain/work-calendar.ts'

/** Office hours 8:30–17:30 from Monday to Friday, with the holidays announced so far, and New Year's Day 2027. */
export const WORK_CALENDAR: WorkCalendar = {
  from: 8 * 60 + 30,
  to: 17 * 60 + 30,
  weekdays: [1, 2, 3, 4, 5],
  exceptions: { ...holidayExceptions(HOLIDAY_YEARS), '2027-01-01': false },
}
