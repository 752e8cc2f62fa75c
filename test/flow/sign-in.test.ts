import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openContext, PHONE } from '../../rig/chromium.ts'
import { signIn } from '../../rig/sign-in.ts'
import { volunteer } from '../../rig/volunteer.ts'
import { inviteByAdmin } from '../support/invite-by-admin.ts'
import { type Stage, setStage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.end())

const rootSize = (page: Page) =>
  page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))

describe('the sign-in link', () => {
  it('loses its secret from the address before anything is asked, and names the person', async () => {
    const browser = await launchBrowser()
    const page = await (await openContext(browser)).newPage()
    const secret = new URL(stage.server().links.reporter).hash.slice(1)
    const leaks: string[] = []
    page.on('request', (request) => {
      if (request.url().includes(secret) || JSON.stringify(request.headers()).includes(secret))
        leaks.push(request.url())
    })
    await page.goto(stage.server().links.reporter)
    await page.getByRole('button', { name: '确认登录' }).waitFor()
    expect(page.url()).not.toContain(secret)
    expect(await page.evaluate(() => location.hash)).toBe('')
    expect(leaks.filter((url) => !url.includes('#'))).toEqual([])
    await page.getByText(/演示/).first().waitFor()
    await browser.close()
  })

  it('is good once: looking at it burns nothing, 确认登录 does', async () => {
    const invited = await inviteByAdmin('reporter')
    const browser = await launchBrowser()
    try {
      const first = await (await openContext(browser)).newPage()
      await first.goto(invited.link)
      await first.getByRole('button', { name: '确认登录' }).waitFor()
      const second = await (await openContext(browser)).newPage()
      await signIn(second, invited.link)
      await second.getByRole('button', { name: '拍照' }).waitFor()
      const third = await (await openContext(browser)).newPage()
      await third.goto(invited.link)
      await third
        .getByText(/用过|已使用|已经用/)
        .first()
        .waitFor()
      expect(await third.getByRole('button', { name: '确认登录' }).count()).toBe(0)
    } finally {
      await browser.close()
      await invited.end()
    }
  })
})

describe('长辈版', () => {
  it('is a switch on the home screen, enlarges everything, and is still on tomorrow', async () => {
    const page = await stage.volunteer(PHONE)
    await volunteer.open(page, stage.url)
    const care = page.getByRole('switch', { name: '长辈版' })
    expect(await care.getAttribute('aria-checked').then((is) => is ?? care.isChecked().then(String))).toBe('false')
    const before = await rootSize(page)
    await care.click()
    expect(await rootSize(page)).toBeGreaterThanOrEqual(before * 1.3)
    await page.reload()
    await page.getByRole('button', { name: '拍照' }).waitFor()
    expect(await rootSize(page)).toBeGreaterThanOrEqual(24)
  })

  it('gives a thumb 60 px, and 44 px without it', async () => {
    const page = await stage.volunteer(PHONE)
    await volunteer.open(page, stage.url)
    const heights = () =>
      page.evaluate(() => {
        const targets = [...document.querySelectorAll('main button, nav a, button, [role=switch], label:has(input)')]
        return targets
          .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height > 0)
          .map(
            (target) => [target.textContent?.trim() ?? '', Math.round(target.getBoundingClientRect().height)] as const,
          )
      })
    expect((await heights()).filter(([, height]) => height < 44)).toEqual([])
    await page.getByRole('switch', { name: '长辈版' }).click()
    expect((await heights()).filter(([, height]) => height < 60)).toEqual([])
  })
})
