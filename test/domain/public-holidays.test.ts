import { describe, expect, test } from 'vitest'
import { HOLIDAY_YEARS, holidayExceptions } from '../../domain/public-holidays.ts'

const DAY_MS = 86_400_000
const timeOf = (year: number, day: string) => Date.parse(`${year}-${day}T00:00:00Z`)
const weekdayOf = (year: number, day: string) => new Date(timeOf(year, day)).getUTCDay()

/** Days off as the notices count them (…放假调休，共N天). */
const ANNOUNCED: Record<number, Record<string, number>> = {
  2024: { 元旦: 1, 春节: 8, 清明节: 3, 劳动节: 5, 端午节: 1, 中秋节: 3, 国庆节: 7 },
  2025: { 元旦: 1, 春节: 8, 清明节: 3, 劳动节: 5, 端午节: 3, '国庆节、中秋节': 8 },
  2026: { 元旦: 3, 春节: 9, 清明节: 3, 劳动节: 5, 端午节: 3, 国庆节: 7, 中秋节: 3 },
}

describe.each(HOLIDAY_YEARS.map((one) => [one.year, one] as const))(
  'the holidays of %i',
  (year, { holidays, notice }) => {
    test('are named, in days that follow each other', () => {
      expect(notice).toMatch(/^https:\/\/www\.gov\.cn\/\S+\.htm$/)
      for (const { name, off } of holidays) {
        const times = off.map((day) => timeOf(year, day))
        expect(times, name).toEqual(times.map((_, at) => (times[0] ?? Number.NaN) + at * DAY_MS))
      }
    })

    test('are as long as announced', () => {
      const found = Object.fromEntries(holidays.map(({ name, off }) => [name, off.length]))
      expect(found).toEqual(ANNOUNCED[year])
    })

    test('are made up for at weekends, within three weeks, on no day off', () => {
      const off = holidays.flatMap((one) => one.off)
      for (const { name, off: own, worked } of holidays) {
        for (const day of worked) {
          expect([0, 6], `${name} ${day}`).toContain(weekdayOf(year, day))
          expect(off).not.toContain(day)
          const distances = own.map((one) => Math.abs(timeOf(year, one) - timeOf(year, day)))
          expect(Math.min(...distances), `${name} ${day}`).toBeLessThan(21 * DAY_MS)
        }
      }
      // So many working days are given as are made up for, beside the days the law gives (2024: 11, from 2025 on 13).
      const weekdaysOff = new Set(off.filter((day) => ![0, 6].includes(weekdayOf(year, day)))).size
      const lawful = year < 2025 ? 11 : 13
      expect(weekdaysOff - holidays.flatMap(({ worked }) => worked).length).toBeLessThanOrEqual(lawful)
    })

    test('are exceptions of a calendar', () => {
      const exceptions = holidayExceptions([{ year, notice, holidays }])
      for (const { off, worked } of holidays) {
        for (const day of off) expect(exceptions[`${year}-${day}`]).toBe(false)
        for (const day of worked) expect(exceptions[`${year}-${day}`]).toBe(true)
      }
      expect(Object.keys(exceptions)).toHaveLength(holidays.flatMap(({ off, worked }) => [...off, ...worked]).length)
    })
  },
)

test('three years are there', () => {
  expect(HOLIDAY_YEARS.map(({ year }) => year)).toEqual([2024, 2025, 2026])
})
