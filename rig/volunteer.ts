import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Page } from 'playwright-core'

export type Picture = { name: string; mimeType: string; buffer: Buffer }

/** Playwright takes paths or contents in one call, not both mixed. */
const inOneWay = async (pictures: (Picture | string)[]): Promise<Picture[]> =>
  Promise.all(pictures.map(async (one) => (typeof one === 'string' ? pictureFrom(one) : one)))

const pictureFrom = async (file: string): Promise<Picture> => ({
  name: basename(file),
  mimeType: MIME[extname(file).toLowerCase()] ?? 'application/octet-stream',
  buffer: await readFile(file),
})

/** What Android's picker says of a file, by its name. */
const MIME: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.heic': 'image/heic',
}

export const jpeg = (name: string, buffer: Buffer): Picture => ({ name, mimeType: 'image/jpeg', buffer })

/** What a volunteer does on 上报 and 我的, by the words on the screen. */
export const volunteer = {
  open: async (page: Page, url: string): Promise<void> => {
    await page.goto(`${url}/`)
    await page.getByRole('button', { name: '拍照' }).waitFor()
  },
  choosePhotos: (page: Page, pictures: (Picture | string)[]): Promise<void> =>
    inOneWay(pictures).then((files) => page.getByLabel('从相册选').setInputFiles(files)),
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
    report: { photos: (Picture | string)[]; category?: string; words?: string },
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
  /** 立即同步, until it has answered. */
  syncNow: async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: '立即同步' }).click()
    await page.getByRole('button', { name: '立即同步' }).and(page.locator(':enabled')).waitFor()
  },
  /** Waits until so many photos of the draft carry their tick. */
  photoIsReady: async (page: Page, count: number): Promise<void> => {
    await page
      .getByRole('img', { name: /第 ?\d+ ?张/ })
      .nth(count - 1)
      .waitFor()
  },
  supplement: async (page: Page, what: { category: string }): Promise<void> => {
    await page.getByRole('button', { name: '补充信息' }).first().click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('radio', { name: what.category, exact: true }).check()
    await sheet
      .getByRole('button', { name: /保存|补充/ })
      .last()
      .click()
    await sheet.waitFor({ state: 'hidden' })
  },
  withdraw: async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: '撤回' }).first().click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: '确定撤回' }).click()
    await sheet.waitFor({ state: 'hidden' })
  },
}
