import type { Locator, Page } from 'playwright-core'

/** What an admin does in the grid editor, by the words on the screen. */
export const planEditor = {
  open: async (page: Page, url: string): Promise<void> => {
    await page.goto(`${url}/admin/grids`)
    await page.locator('.plan-shape').first().waitFor()
  },
  tool: (page: Page, name: string): Promise<void> =>
    page.getByRole('toolbar', { name: '工具' }).getByRole('button', { name, exact: true }).click(),
  /** Chooses a grid in the list; the map goes there. */
  choose: (page: Page, name: string): Promise<void> =>
    page.getByRole('button', { name: `在图上看 ${name}`, exact: true }).click(),
  map: (page: Page): Locator => page.locator('.plan-map .map-canvas'),
  /** Taps corners on the map, as shares of its width and height, and ends the drawing. */
  draw: async (page: Page, corners: readonly (readonly [number, number])[]): Promise<void> => {
    const box = await planEditor.map(page).boundingBox()
    if (!box) throw new Error('the map is not in sight')
    for (const [x, y] of corners) {
      await page.mouse.move(box.x + x * box.width, box.y + y * box.height)
      await page.mouse.click(box.x + x * box.width, box.y + y * box.height)
    }
    await page.getByRole('button', { name: '画完了' }).click()
  },
  rename: async (page: Page, from: string, to: string): Promise<void> => {
    await page.getByRole('button', { name: `改名 ${from}`, exact: true }).click()
    await page.getByRole('textbox', { name: '名称' }).fill(to)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  },
  /** A GeoJSON file with these polygons, given to 导入. */
  importFile: async (page: Page, features: readonly unknown[], name = 'grids.geojson'): Promise<void> => {
    const text = JSON.stringify({ type: 'FeatureCollection', features })
    await page.getByLabel('文件').setInputFiles({ name, mimeType: 'application/geo+json', buffer: Buffer.from(text) })
  },
}
