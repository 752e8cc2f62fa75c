import type { Page } from 'playwright-core'
import type { Picture } from './volunteer.ts'

/** What a handler does in 我的任务, by the words on the screen. */
export const handler = {
  open: (page: Page, url: string) => page.goto(`${url}/tasks`),
  start: (page: Page): Promise<void> => page.getByRole('button', { name: '开始处理', exact: true }).first().click(),
  openDone: (page: Page): Promise<void> => page.getByRole('button', { name: '已处理', exact: true }).first().click(),
  choosePhoto: (page: Page, after: Picture | string): Promise<void> =>
    page.getByRole('dialog').getByLabel('从相册选').setInputFiles(after),
  /** Once every photo is ready. */
  handIn: async (page: Page, note: string): Promise<void> => {
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('textbox').first().fill(note)
    await sheet.getByRole('button', { name: '已处理', exact: true }).click()
    await sheet.waitFor({ state: 'hidden' })
  },
  done: async (page: Page, after: Picture | string, note: string): Promise<void> => {
    await handler.openDone(page)
    await handler.choosePhoto(page, after)
    await handler.handIn(page, note)
  },
  giveBack: async (page: Page, reason: string): Promise<void> => {
    await page.getByRole('button', { name: '退回', exact: true }).first().click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('textbox', { name: /原因/ }).fill(reason)
    await sheet.getByRole('button', { name: '退回', exact: true }).click()
    await sheet.waitFor({ state: 'hidden' })
  },
}
