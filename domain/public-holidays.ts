/**
 * Public holidays and the working weekends that make up for them (调休), as the State Council announced them each autumn.
 * Facts taken on 2026-11-27 from github.com/NateScarlet/holiday-cn (MIT) at commit d4e53bf2143d, which cites the notices below.
 * 2027 was not announced by then: its only sure day is New Year's Day (全国年节及纪念日放假办法). Communities edit their own copy.
 */
export type HolidayYear = { year: number; notice: string; holidays: Holiday[] }
/** `off` and `worked` are days of the year as `10-01`. */
export type Holiday = { name: string; off: readonly string[]; worked: readonly string[] }

export const HOLIDAY_YEARS: readonly HolidayYear[] = [
  {
    year: 2024,
    notice: 'https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm',
    holidays: [
      { name: '元旦', off: ['01-01'], worked: [] },
      {
        name: '春节',
        off: ['02-10', '02-11', '02-12', '02-13', '02-14', '02-15', '02-16', '02-17'],
        worked: ['02-04', '02-18'],
      },
      { name: '清明节', off: ['04-04', '04-05', '04-06'], worked: ['04-07'] },
      { name: '劳动节', off: ['05-01', '05-02', '05-03', '05-04', '05-05'], worked: ['04-28', '05-11'] },
      { name: '端午节', off: ['06-10'], worked: [] },
      { name: '中秋节', off: ['09-15', '09-16', '09-17'], worked: ['09-14'] },
      {
        name: '国庆节',
        off: ['10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'],
        worked: ['09-29', '10-12'],
      },
    ],
  },
  {
    year: 2025,
    notice: 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm',
    holidays: [
      { name: '元旦', off: ['01-01'], worked: [] },
      {
        name: '春节',
        off: ['01-28', '01-29', '01-30', '01-31', '02-01', '02-02', '02-03', '02-04'],
        worked: ['01-26', '02-08'],
      },
      { name: '清明节', off: ['04-04', '04-05', '04-06'], worked: [] },
      { name: '劳动节', off: ['05-01', '05-02', '05-03', '05-04', '05-05'], worked: ['04-27'] },
      { name: '端午节', off: ['05-31', '06-01', '06-02'], worked: [] },
      {
        name: '国庆节、中秋节',
        off: ['10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07', '10-08'],
        worked: ['09-28', '10-11'],
      },
    ],
  },
  {
    year: 2026,
    notice: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
    holidays: [
      { name: '元旦', off: ['01-01', '01-02', '01-03'], worked: ['01-04'] },
      {
        name: '春节',
        off: ['02-15', '02-16', '02-17', '02-18', '02-19', '02-20', '02-21', '02-22', '02-23'],
        worked: ['02-14', '02-28'],
      },
      { name: '清明节', off: ['04-04', '04-05', '04-06'], worked: [] },
      { name: '劳动节', off: ['05-01', '05-02', '05-03', '05-04', '05-05'], worked: ['05-09'] },
      { name: '端午节', off: ['06-19', '06-20', '06-21'], worked: [] },
      {
        name: '国庆节',
        off: ['10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'],
        worked: ['09-20', '10-10'],
      },
      { name: '中秋节', off: ['09-25', '09-26', '09-27'], worked: [] },
    ],
  },
]

/** The years' days as a calendar keeps them: `2026-10-01` → false for a day off, true for a working weekend. */
export function holidayExceptions(years: readonly HolidayYear[]): Record<string, boolean> {
  const days = (year: number, list: readonly string[], works: boolean) =>
    list.map((day): [string, boolean] => [`${year}-${day}`, works])
  return Object.fromEntries(
    years.flatMap(({ year, holidays }) =>
      holidays.flatMap(({ off, worked }) => [...days(year, off, false), ...days(year, worked, true)]),
    ),
  )
}
