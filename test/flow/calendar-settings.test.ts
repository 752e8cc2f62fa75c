import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK, PHONE } from '../../rig/chromium.ts'
import { violations } from '../support/axe.ts'
import { type Stage, setStage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.end())

/** Where SHOTS names a folder, what is shown now is kept there to be looked at. */
async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
}

it('an admin sets hours, a holiday and a category’s time, sees what it does first, and it stays', async () => {
  const admin = await stage.person('admin', DESK)
  await admin.goto(`${stage.url}/admin`)
  await admin.getByRole('link', { name: '工作时间与时限' }).click()
  await admin.getByRole('heading', { name: '工作时间与时限', level: 1 }).waitFor()
  expect(await violations(admin)).toEqual([])
  await shot(admin, 'calendar-desk')

  await admin.getByLabel('上班', { exact: true }).fill('19:00')
  await admin.getByRole('button', { name: '先看影响' }).click()
  await admin.getByText('下班时间要晚于上班时间').waitFor()
  await admin.getByLabel('上班', { exact: true }).fill('09:00')
  await admin.getByRole('checkbox', { name: '周六' }).check()
  await admin.getByLabel('日期').fill('2026-12-31')
  await admin.getByRole('button', { name: '加上' }).click()
  await admin.getByText(/^2026 年：放假 \d+ 天/).click()
  await admin.getByText('2026-12-31').waitFor()
  await admin.getByLabel('电瓶车乱停放 受理：数').fill('1')
  await admin.getByLabel('电瓶车乱停放 受理：单位').selectOption('d')
  await admin.getByRole('button', { name: '先看影响' }).click()
  await admin.getByRole('dialog', { name: '改了会怎样' }).waitFor()
  expect(await violations(admin)).toEqual([])
  await shot(admin, 'calendar-impact')
  await admin.getByRole('button', { name: '就这样保存' }).click()
  await admin.getByText('已保存，未结案件按新规则重新计时').waitFor()

  await admin.reload()
  await admin.getByRole('heading', { name: '工作时间与时限', level: 1 }).waitFor()
  expect(await admin.getByLabel('上班', { exact: true }).inputValue()).toBe('09:00')
  expect(await admin.getByRole('checkbox', { name: '周六' }).isChecked()).toBe(true)
  expect(await admin.getByLabel('电瓶车乱停放 受理：单位').inputValue()).toBe('d')
})

it('fits a phone, also in care mode, with targets big enough for a thumb', async () => {
  const admin = await stage.person('admin', { ...PHONE, viewport: { width: 360, height: 740 } })
  await admin.goto(`${stage.url}/admin/calendar`)
  await admin.getByRole('heading', { name: '工作时间与时限', level: 1 }).waitFor()
  for (const [look, least] of [
    ['plain', 44],
    ['care', 60],
  ] as const) {
    if (look === 'care') await admin.evaluate(() => document.documentElement.setAttribute('data-care', 'on'))
    expect(await violations(admin)).toEqual([])
    const small = await admin.evaluate(
      (pixels) =>
        [...document.querySelectorAll('.calendar button, .calendar select, .calendar label, .calendar summary')]
          .filter((one) => one.getBoundingClientRect().height > 0)
          .filter(
            (one) =>
              one.getBoundingClientRect().height < pixels - 1 &&
              !one.querySelector('input[type=time], input[type=date], select'),
          )
          .map((one) => one.textContent),
      least,
    )
    expect(small).toEqual([])
    expect(await admin.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await shot(admin, `calendar-phone-${look}`)
  }
})

it('whoever is no admin is told so', async () => {
  const leader = await stage.person('gridLeader', DESK)
  await leader.goto(`${stage.url}/admin/calendar`)
  await leader.getByText('这一页只给社区管理员用').waitFor()
})
