import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PHONE, standAt } from '../../rig/chromium.ts'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { violations } from '../support/axe.ts'
import { shellIsKept } from '../support/page-facts.ts'
import { firstPage, type Stage, setStage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.end())

/** A fix this young is given again without measuring (`maximumAge`); then the next one counts. */
const FIX_IS_REUSED_MS = 11_000
const NO_POSITION = { ...PHONE, permissions: [] }
const placeOf = (page: Page) => page.getByRole('region', { name: '位置' })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** What the desk says of the case. */
const fact = (page: Page, said: string) => page.getByRole('definition').filter({ hasText: new RegExp(`^${said}$`) })

async function begin(page: Page, position?: { lat: number; lng: number }): Promise<void> {
  await volunteer.choosePhotos(page, [jpeg('IMG_1.jpg', await makePhoto(position && { position }))])
  await volunteer.photoIsReady(page, 1)
}

it('in a garage, without position and network: two taps are a building, and the desk finds its grid', async () => {
  const phone = await stage.signedInPhone(NO_POSITION)
  const page = await firstPage(phone)
  await volunteer.open(page, stage.url)
  await shellIsKept(page)
  await page.waitForLoadState('networkidle')
  await stage.server().kill()

  await begin(page)
  await placeOf(page).getByText('手机没有允许定位').waitFor()
  await placeOf(page).getByText('怎么允许定位？').click()
  await placeOf(page)
    .getByText(/“权限”/)
    .waitFor()
  await button(page, '改用楼栋').click()
  await page.getByRole('searchbox').fill('hpyhxq12z')
  await page.keyboard.press('Enter') // the only one found
  await placeOf(page).getByText('12幢', { exact: true }).waitFor()
  await volunteer.say(page, '车库里的旧沙发')
  await volunteer.save(page)
  expect(await page.getByText('已送达').count()).toBe(0)

  await stage.restartServer()
  await volunteer.openMine(page)
  await page.getByRole('article').first().getByText('已送达').waitFor()
  await phone.close()

  const desk = await stage.person('gridLeader')
  await leader.openCase(desk, '待审核', '车库里的旧沙发')
  await fact(desk, '12幢').waitFor()
  await fact(desk, '3号网格').waitFor()
  await desk.context().close()
})

describe('what the phone measures', () => {
  it('a vague position is not used, the last good one is offered with its age', async () => {
    const page = await stage.volunteer()
    await begin(page)
    await placeOf(page).getByText('±8 米').waitFor()
    await button(page, '先放着，另报一件').click()
    await standAt(page.context(), { latitude: 28.37, longitude: 121.35, accuracy: 300 })
    await page.waitForTimeout(FIX_IS_REUSED_MS)
    await begin(page)
    await placeOf(page).getByText('正在定位… ±300 米').waitFor()
    await placeOf(page)
      .getByRole('button', { name: /^用(刚才| \d+ 分钟前)的位置（±8 米）/ })
      .click()
    await placeOf(page).getByText('±8 米').waitFor()
    await page.context().close()
  })

  it('a photo from elsewhere says so, one from here is offered', async () => {
    const page = await stage.volunteer(NO_POSITION)
    await begin(page, { lat: 28.86, lng: 121.13 })
    await placeOf(page)
      .getByText(/照片是在别处拍的（离社区约 \d+\.\d 公里）/)
      .waitFor()
    expect(await button(page, '用照片里的位置').count()).toBe(0)
    await button(page, '先放着，另报一件').click()
    await begin(page, { lat: 28.3705, lng: 121.3545 })
    await button(page, '用照片里的位置').first().click()
    await placeOf(page)
      .getByText(/照片里的位置/)
      .first()
      .waitFor()
    await page.context().close()
  })

  it('without https it says why, and the list of buildings is there', async () => {
    const page = await stage.volunteer()
    await page.evaluate(() => Object.defineProperty(window, 'isSecureContext', { value: false }))
    await begin(page)
    await placeOf(page)
      .getByText(/不是 https/)
      .waitFor()
    await button(page, '改用楼栋').waitFor()
    await page.context().close()
  })
})

it('a place left for later stands in a list of its own until it is said; in 长辈版 axe finds nothing on the way', async () => {
  const page = await stage.volunteer(NO_POSITION)
  await page.getByRole('switch', { name: '长辈版' }).click()
  const words = '以后再说在哪里'
  await begin(page)
  await button(page, '改用楼栋').waitFor()
  expect(await violations(page)).toEqual([])
  await button(page, '稍后再定').click()
  await volunteer.chooseCategory(page, '电瓶车乱停放')
  await volunteer.say(page, words)
  await volunteer.save(page)
  await page.getByText('已送达').first().waitFor()
  const desk = await stage.person('gridLeader')
  await leader.openCase(desk, '待审核', words)
  await fact(desk, '未定网格').waitFor()

  await volunteer.openMine(page)
  await page.getByRole('heading', { name: '还没定位置（1）' }).waitFor()
  await button(page, '补位置').click()
  const sheet = page.getByRole('dialog')
  expect(await violations(page)).toEqual([])
  await sheet.getByRole('button', { name: '在地图上选' }).click()
  await page.locator('.leaflet-container').waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await sheet.getByRole('button', { name: '按楼栋选' }).click()
  await page.getByRole('searchbox').waitFor()
  expect(await violations(page)).toEqual([])
  await button(page, '12幢').click()
  await sheet.getByRole('button', { name: '单元、楼层' }).click()
  await button(page, '1单元').click()
  expect(await violations(page)).toEqual([])
  await button(page, '地下车库').click()
  await sheet.getByText('12幢 1单元 地下车库').waitFor()
  await button(page, '保存位置').click()
  await page.getByRole('heading', { name: /还没定位置/ }).waitFor({ state: 'detached' })
  await page.getByText('12幢 1单元 地下车库').first().waitFor()
  await volunteer.syncNow(page) // what is said later has to have gone before the phone does
  await page.context().close()

  await fact(desk, '3号网格').waitFor()
  await desk.context().close()
})
