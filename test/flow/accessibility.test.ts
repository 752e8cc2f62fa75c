import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK, PHONE } from '../../rig/chromium.ts'
import { handler } from '../../rig/handler.ts'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { violationsInAllLooks } from '../support/axe.ts'
import { type Stage, setStage } from '../support/stage.ts'

let stage: Stage
const WORDS = '单元门口一地烟头'
const photo = async () => jpeg('IMG_1.jpg', await makePhoto())

beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.end())

it('axe does find a picture without words and grey on white', async () => {
  const page = await stage.volunteer()
  await page.evaluate(() => {
    const wrong = document.createElement('p')
    wrong.append('看不清', document.createElement('img'))
    wrong.style.color = '#bbb'
    document.querySelector('main')?.append(wrong)
  })
  const rules = (await violationsInAllLooks(page)).map((found) => found.split(':').slice(0, 2).join(':'))
  const looks = ['by day', 'by night', 'in 长辈版', 'in 长辈版 by night']
  expect(rules).toEqual(expect.arrayContaining(looks.map((look) => `${look}: image-alt`)))
  expect(rules).toContain('by day: color-contrast')
  expect(rules).not.toContain('by night: color-contrast')
  await page.context().close()
})

describe('axe finds nothing, by day and night, with and without 长辈版', () => {
  it('on the screens of the volunteer', async () => {
    const page = await stage.volunteer()
    expect(await violationsInAllLooks(page)).toEqual([])
    await volunteer.choosePhotos(page, [await photo()])
    await volunteer.photoIsReady(page, 1)
    await page.getByRole('button', { name: '更多' }).click()
    expect(await violationsInAllLooks(page)).toEqual([])
    await volunteer.chooseCategory(page, '烟蒂乱扔')
    await volunteer.say(page, WORDS)
    await volunteer.save(page)
    await page.getByText('已送达').first().waitFor()
    expect(await violationsInAllLooks(page)).toEqual([])
    await volunteer.openMine(page)
    expect(await violationsInAllLooks(page)).toEqual([])
    await page.getByRole('navigation').getByRole('link', { name: '地图' }).click()
    await page.locator('.leaflet-container').waitFor()
    expect(await violationsInAllLooks(page)).toEqual([])
    await page.context().close()
  })

  it.each([
    { size: 'wide', screen: DESK },
    { size: 'phone', screen: PHONE },
  ])('on the desk ($size) and its sheets', async ({ screen, size }) => {
    const page = await stage.person('gridLeader', screen)
    await page.goto(`${stage.url}/desk`)
    await page.getByRole('tab', { name: /^待审核/ }).waitFor()
    expect(await violationsInAllLooks(page)).toEqual([])
    if (size === 'wide') await walkOneCase(page)
    await page.context().close()
  })

  it('on the tasks of the handler', async () => {
    const page = await stage.person('handler', PHONE)
    await handler.open(page, stage.url)
    await page.getByRole('button', { name: '开始处理' }).first().waitFor()
    expect(await violationsInAllLooks(page)).toEqual([])
    await handler.start(page)
    await page.getByRole('button', { name: '已处理', exact: true }).first().click()
    await page.getByRole('dialog').waitFor()
    expect(await violationsInAllLooks(page)).toEqual([])
    await page.context().close()
  })

  it('on the sign-in screens', async () => {
    const page = await stage.person('reporter', PHONE)
    await page.goto(stage.server().links.gridLeader)
    await page.getByRole('button', { name: '确认登录' }).waitFor()
    expect(await violationsInAllLooks(page)).toEqual([])
    await page.context().close()
  })
})

async function walkOneCase(page: Page): Promise<void> {
  await leader.openCase(page, '待审核', WORDS)
  expect(await violationsInAllLooks(page)).toEqual([])
  await page.getByRole('button', { name: '不予受理', exact: true }).click()
  await page.getByRole('dialog').waitFor()
  expect(await violationsInAllLooks(page)).toEqual([])
  await page.keyboard.press('Escape')
  await leader.accept(page)
  await leader.openCase(page, '待派遣', WORDS)
  await page.getByRole('button', { name: '派遣', exact: true }).click()
  await page.getByRole('dialog').waitFor()
  expect(await violationsInAllLooks(page)).toEqual([])
  await page.keyboard.press('Escape')
  await leader.dispatch(page, /物业小陈/, '请清扫')
}
