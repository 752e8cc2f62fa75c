import type { WorkCalendar } from '../../domain/work-calendar.ts'

const holiday = (...days: string[]) => Object.fromEntries(days.map((day) => [day, false]))
const workday = (...days: string[]) => Object.fromEntries(days.map((day) => [day, true]))

/**
 * Office hours 8:30–17:30 from Monday to Friday, with the holidays and working weekends (调休) of 2026 that fall on a
 * day where they change something (国务院办公厅关于2026年部分节假日安排的通知, 2025-11-04), and New Year's Day 2027.
 */
export const WORK_CALENDAR: WorkCalendar = {
  from: 8 * 60 + 30,
  to: 17 * 60 + 30,
  weekdays: [1, 2, 3, 4, 5],
  exceptions: {
    ...holiday('2026-01-01', '2026-01-02'),
    ...workday('2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'),
    ...holiday('2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23'),
    ...holiday('2026-04-06', '2026-05-01', '2026-05-04', '2026-05-05', '2026-06-19', '2026-09-25'),
    ...holiday('2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07', '2027-01-01'),
  },
}
