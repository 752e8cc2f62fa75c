import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { type Stage, setStage } from '../support/stage.ts'
import { enter, tabTo } from '../support/tab-to.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.end())

describe('without a pointer', () => {
  it('a report can be made: photo, building from the list, category, 保存上报', async () => {
    const page = await stage.volunteer()
    const choose = page.getByLabel('从相册选')
    const chooser = page.waitForEvent('filechooser') // asked for well before it opens: the browser hears of it with a delay
    await tabTo(page, choose)
    await page.keyboard.press('Space')
    const { name, mimeType, buffer } = jpeg('IMG_1.jpg', await makePhoto())
    await (await chooser).setFiles({ name, mimeType, buffer })
    await volunteer.photoIsReady(page, 1)

    await chooseBuildingByKeyboard(page)
    await tabTo(page, page.getByRole('radio', { name: '电瓶车乱停放' }))
    await page.keyboard.press('Space')
    await tabTo(page, page.getByRole('textbox', { name: '补充说明' }))
    await page.keyboard.type('只用键盘')
    await tabTo(page, page.getByRole('button', { name: '保存上报' }))
    await page.keyboard.press('Enter')
    await page.getByText('已送达').first().waitFor()
    await page.context().close()
  })

  it('a place can be said finer and on the map: unit and storey, then the crosshair', async () => {
    const page = await stage.volunteer()
    await volunteer.choosePhotos(page, [jpeg('IMG_1.jpg', await makePhoto())])
    await volunteer.photoIsReady(page, 1)
    await chooseBuildingByKeyboard(page)
    await enter(page, page.getByRole('button', { name: '单元、楼层' }))
    const sheet = page.getByRole('dialog')
    await enter(page, sheet.getByRole('button', { name: '2单元' }))
    await enter(page, sheet.getByRole('button', { name: '3层', exact: true }))
    await page.getByText('12幢 2单元 3层').waitFor()

    await enter(page, page.getByRole('button', { name: '修改' }))
    await enter(page, page.getByRole('button', { name: '在地图上选' }))
    const map = page.getByRole('application')
    await map.and(page.locator('.leaflet-container:focus')).waitFor() // focus begins on the map
    const here = page.locator('.place-picker-here')
    await here.getByText('12幢 北侧').waitFor() // before the door of 2单元
    for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowUp')
    for (let step = 0; step < 12; step++) await page.keyboard.press('Shift+ArrowRight')
    const said = await here.textContent()
    expect(said).toMatch(/号网格/)
    expect(said).not.toContain('12幢')
    await enter(page, page.getByRole('button', { name: '就在这里' }))
    const place = page.getByRole('region', { name: '位置' })
    await place.getByText(said?.split(' · ')[0] ?? '').waitFor()
    await page.context().close()
  })

  it('the desk is walked with J and K, a photo opens with Enter and closes with Escape', async () => {
    const mine = await stage.volunteer()
    for (const words of ['第一件', '第二件', '第三件']) {
      await volunteer.open(mine, stage.url)
      await volunteer.report(mine, { photos: [jpeg('IMG.jpg', await makePhoto())], category: '烟蒂乱扔', words })
      await mine.getByText('已送达').first().waitFor()
    }
    const desk = await stage.person('gridLeader')
    await leader.openTab(desk, '待审核')
    await desk.getByRole('tabpanel').getByRole('link').nth(2).waitFor()
    const shown = () => new URL(desk.url()).searchParams.get('case')
    await desk.keyboard.press('j')
    const first = shown()
    await desk.keyboard.press('j')
    const second = shown()
    expect(second).not.toBe(first)
    await desk.keyboard.press('k')
    expect(shown()).toBe(first)
    await desk.keyboard.press('Enter')
    await desk.locator('.pswp--ui-visible').waitFor()
    await desk.waitForTimeout(500) // it opens with a fade, and looks at no key before
    await desk.keyboard.press('Escape')
    await desk.locator('.pswp--open').waitFor({ state: 'detached' })
  })
})

async function chooseBuildingByKeyboard(page: Page): Promise<void> {
  await enter(page, page.getByRole('button', { name: '修改' }))
  await enter(page, page.getByRole('button', { name: '按楼栋选' }))
  const sheet = page.getByRole('dialog')
  await enter(page, sheet.getByRole('button', { name: '12幢', exact: true }))
  await page.getByText(/12幢/).first().waitFor()
}
