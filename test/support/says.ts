import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { leader } from '../../rig/leader.ts'

/** Looks at the desk's case anew until it says this. */
export async function deskSays(
  desk: Page,
  tab: Parameters<typeof leader.openCase>[1],
  words: string,
  said: string | RegExp,
): Promise<void> {
  await expect
    .poll(
      async () => {
        await desk.reload()
        await leader.openCase(desk, tab, words)
        return desk.getByText(said).first().isVisible()
      },
      { timeout: 60_000 },
    )
    .toBe(true)
}

/** Asks for the tasks anew until this is among them. */
export async function taskSays(page: Page, said: string | RegExp): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.getByRole('button', { name: '刷新' }).click()
        return page.getByText(said).first().isVisible()
      },
      { timeout: 60_000, interval: 1000 },
    )
    .toBe(true)
}
