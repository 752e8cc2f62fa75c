import type { Page } from 'playwright-core'

export type Picture = { name: string; mimeType: string; buffer: Buffer }

export const jpeg = (name: string, buffer: Buffer): Picture => ({ name, mimeType: 'image/jpeg', buffer })

/** What a volunteer does on 上报 and 我的, by the words on the screen. */
export const volunteer = {
  open: async (page: Page, url: string): Promise<void> => {
    await page.goto(`${url}/`)
    await page.getByRole('button', { name: '拍照' }).waitFor()
  },
  choosePhotos: (page: Page, pictures: Picture[] | string[]): Promise<void> =>
    page.getByLabel('从相册选').setInputFiles(pictures),
  chooseCategory: (page: Page, name: string): Promise<void> => page.getByRole('radio', { name, exact: true }).check(),
  say: (page: Page, words: string): Promise<void> => page.getByRole('textbox', { name: '补充说明' }).fill(words),
  /** 保存上报, and the page's word that this phone has it. */
  save: async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: '保存上报' }).click()
    await page.getByText('已存本机').or(page.getByText('已送达')).first().waitFor()
  },
  /** A whole report with the four things it can have; place as the phone finds it. */
  report: async (
    page: Page,
    report: { photos: Picture[] | string[]; category?: string; words?: string },
  ): Promise<void> => {
    await volunteer.choosePhotos(page, report.photos)
    if (report.category) await volunteer.chooseCategory(page, report.category)
    if (report.words) await volunteer.say(page, report.words)
    await volunteer.save(page)
  },
  openMine: async (page: Page): Promise<void> => {
    await page.getByRole('navigation').getByRole('link', { name: '我的' }).click()
    await page.getByRole('button', { name: '立即同步' }).waitFor()
  },
}
