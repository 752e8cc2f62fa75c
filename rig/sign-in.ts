import type { Page } from 'playwright-core'

/** Opens an enrolment link the way a person does, and waits until the page has left the sign-in screen. */
export async function signIn(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('button', { name: '确认登录' }).click()
  await page.waitForURL((url) => url.pathname !== '/join')
}
