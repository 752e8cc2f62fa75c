import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK, PHONE } from '../../rig/chromium.ts'
import { handler } from '../../rig/handler.ts'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { violations } from '../support/axe.ts'
import { type Stage, setStage } from '../support/stage.ts'

let stage: Stage
const photo = async () => jpeg('IMG_1.jpg', await makePhoto())

beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.end())

const LOOKS = [
  { name: 'by day', care: false, colorScheme: 'light' },
  { name: 'by night', care: false, colorScheme: 'dark' },
  { name: 'in 长辈版', care: true, colorScheme: 'light' },
  { name: 'in 长辈版 by night', care: true, colorScheme: 'dark' },
] as const

it('axe does find a picture without words and grey on white', async () => {
  const page = await stage.volunteer()
  await page.evaluate(() => {
    const wrong = document.createElement('p')
    wrong.append('看不清', document.createElement('img'))
    wrong.style.color = '#bbb'
    document.querySelector('main')?.append(wrong)
  })
  const rules = (await violations(page)).map((found) => found.split(':')[0])
  expect(rules).toEqual(expect.arrayContaining(['image-alt', 'color-contrast']))
  await page.context().close()
})

async function setCareMode(page: Page, on: boolean): Promise<void> {
  await volunteer.open(page, stage.url)
  if (on) await page.getByRole('switch', { name: '长辈版' }).click()
}

describe.each(LOOKS)('axe finds nothing $name', ({ care, colorScheme }) => {
  it('on the screens of the volunteer', async () => {
    const page = await stage.volunteer({ ...PHONE, colorScheme })
    await setCareMode(page, care)
    expect(await violations(page)).toEqual([])
    await volunteer.choosePhotos(page, [await photo()])
    await volunteer.photoIsReady(page, 1)
    await page.getByRole('button', { name: '更多' }).click()
    expect(await violations(page)).toEqual([])
    await volunteer.chooseCategory(page, '烟蒂乱扔')
    await volunteer.say(page, `检查 ${care} ${colorScheme}`)
    await volunteer.save(page)
    await page.getByText('已送达').first().waitFor()
    expect(await violations(page)).toEqual([])
    await volunteer.openMine(page)
    expect(await violations(page)).toEqual([])
    await page.getByRole('navigation').getByRole('link', { name: '地图' }).click()
    await page.locator('.leaflet-container').waitFor()
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })

  it.each([
    { size: 'wide', screen: DESK },
    { size: 'phone', screen: PHONE },
  ])('on the desk ($size) and its sheets', async ({ screen, size }) => {
    const page = await stage.person('gridLeader', { ...screen, colorScheme })
    await setCareMode(page, care)
    await page.goto(`${stage.url}/desk`)
    await page.getByRole('tab', { name: /^待审核/ }).waitFor()
    expect(await violations(page)).toEqual([])
    if (size === 'wide') await walkOneCase(page, `检查 ${care} ${colorScheme}`)
    await page.context().close()
  })

  it('on the tasks of the handler', async () => {
    const page = await stage.person('handler', { ...PHONE, colorScheme })
    await setCareMode(page, care)
    await handler.open(page, stage.url)
    await page.getByRole('button', { name: '开始处理' }).first().waitFor()
    expect(await violations(page)).toEqual([])
    await handler.start(page)
    await page.getByRole('button', { name: '已处理', exact: true }).first().click()
    await page.getByRole('dialog').waitFor()
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })

  it('on the sign-in screens', async () => {
    const page = await stage.person('reporter', { ...PHONE, colorScheme })
    await setCareMode(page, care)
    await page.goto(stage.server().links.gridLeader)
    await page.getByRole('button', { name: '确认登录' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })
})

async function walkOneCase(page: Page, words: string): Promise<void> {
  await leader.openCase(page, '待审核', words)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: '不予受理', exact: true }).click()
  await page.getByRole('dialog').waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await leader.accept(page)
  await leader.openCase(page, '待派遣', words)
  await page.getByRole('button', { name: '派遣', exact: true }).click()
  await page.getByRole('dialog').waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await leader.dispatch(page, /物业小陈/, words)
}
