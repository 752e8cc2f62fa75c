import type { Page } from 'playwright-core'
import type { Picture } from './volunteer.ts'

/** What a handler does in 我的任务, by the words on the screen. */
export const handler = {
  open: (page: Page, url: string) => page.goto(`${url}/tasks`),
  start: (page: Page): Promise<void> => page.getByRole('button', { name: '开始处理', exact: true }).first().click(),
  done: async (page: Page, after: Picture[] | string[], note: string): Promise<void> => {
    await page.getByRole('button', { name: '已处理', exact: true }).first().click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('从相册选').setInputFiles(after)
    await sheet.getByRole('textbox').first().fill(note)
    await sheet.getByRole('button', { name: '已处理', exact: true }).click()
    await sheet.waitFor({ state: 'hidden' })
  },
  giveBack: async (page: Page, reason: string): Promise<void> => {
    await page.getByRole('button', { name: '退回', exact: true }).first().click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('textbox', { name: /原因/ }).fill(reason)
    await sheet.getByRole('button', { name: '退回', exact: true }).click()
    await sheet.waitFor({ state: 'hidden' })
  },
}
