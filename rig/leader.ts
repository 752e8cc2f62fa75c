import type { Page } from 'playwright-core'

/** The desk promises 30 s; a busy machine gets as long again. */
const FRESH_WITHIN_MS = 60_000

/** Opens one row after the other, each by its own id: rows come and go while one looks. */
async function openRowSaying(page: Page, saying: string): Promise<boolean> {
  await backToList(page)
  const rows = page.getByRole('tabpanel').locator('[id^="desk-row-"]')
  for (const id of await rows.evaluateAll((links) => links.map((link) => link.id))) {
    await backToList(page)
    const row = page.locator(`[id="${id}"]`)
    if (!(await row.isVisible())) continue
    await row.click()
    await page.locator(`[id="${id}"][aria-current="true"]`).waitFor({ state: 'attached' })
    await page.locator('article.desk-case').waitFor()
    if (await page.getByText(saying).first().isVisible()) return true
  }
  return false
}

/** On a phone one case fills the screen; the list waits behind it. */
async function backToList(page: Page): Promise<void> {
  const back = page.getByText(/^返回(待|已)/)
  if (await back.isVisible()) await back.click()
}

/** What was just done can be undone for a while and is told to nobody; whoever is sure sends it now. */
async function sendNow(page: Page): Promise<void> {
  const list = page.getByRole('button', { name: /^刚才的操作/ })
  await list.click()
  await page.getByRole('dialog').getByRole('button', { name: '马上送出' }).click()
  await list.waitFor({ state: 'detached' })
}

export type DeskTabName = '待审核' | '待派遣' | '已派遣' | '待核查' | '已结案'

/** What a grid leader does on the desk, by the words on the screen. */
export const leader = {
  openTab: (page: Page, name: DeskTabName): Promise<void> =>
    page.getByRole('tab', { name: new RegExp(`^${name}`) }).click(),
  /** The number on a tab. */
  countOf: async (page: Page, name: DeskTabName): Promise<number> => {
    const text = await page.getByRole('tab', { name: new RegExp(`^${name}`) }).textContent()
    return Number(/\d+/.exec(text ?? '')?.[0] ?? 0)
  },
  /** Goes through the list of a tab until the case that says this is open; it may take its time to come. */
  openCase: async (page: Page, tab: DeskTabName, saying: string): Promise<void> => {
    const until = Date.now() + FRESH_WITHIN_MS
    await leader.openTab(page, tab)
    await page.getByRole('tab', { name: new RegExp(`^${tab}`), selected: true }).waitFor()
    do {
      if (await openRowSaying(page, saying)) return
      await page.waitForTimeout(500)
    } while (Date.now() < until)
    throw new Error(`no case under ${tab} says ${saying}; the page: ${await page.locator('body').textContent()}`)
  },
  sendNow,
  accept: async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: '立案', exact: true }).click()
    await page.getByText('已立案').first().waitFor()
    await sendNow(page)
  },
  decline: async (page: Page, reason: string): Promise<void> => {
    await page.getByRole('button', { name: '不予受理', exact: true }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('textbox', { name: /原因/ }).fill(reason)
    await sheet.getByRole('button', { name: '不予受理', exact: true }).click()
    await sheet.waitFor({ state: 'hidden' })
    await sendNow(page)
  },
  dispatch: async (page: Page, whom: string | RegExp, task: string): Promise<void> => {
    await page.getByRole('button', { name: '派遣', exact: true }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('radio', { name: whom }).first().check()
    await sheet.getByRole('textbox', { name: /任务说明/ }).fill(task)
    await sheet.getByRole('button', { name: '派遣', exact: true }).click()
    await sheet.waitFor({ state: 'hidden' })
    await sendNow(page)
  },
  verify: async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: '核查通过', exact: true }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: '核查通过', exact: true }).click()
    await sheet.waitFor({ state: 'hidden' })
    await sendNow(page)
  },
  fail: async (page: Page, reason: string): Promise<void> => {
    await page.getByRole('button', { name: '核查不通过', exact: true }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('textbox', { name: /原因/ }).fill(reason)
    await sheet.getByRole('button', { name: '核查不通过', exact: true }).click()
    await sheet.waitFor({ state: 'hidden' })
    await sendNow(page)
  },
}
