import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK, launchBrowser, openContext, PHONE } from '../../rig/chromium.ts'
import { handler } from '../../rig/handler.ts'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { signIn } from '../../rig/sign-in.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { violations } from '../support/axe.ts'
import { otherPicture } from '../support/other-picture.ts'
import { inviteVolunteer } from '../support/second-volunteer.ts'
import { type Stage, setStage } from '../support/stage.ts'

let stage: Stage
let closeBrowser: () => Promise<void>
let mine: Page[]
let desk: Page
beforeAll(async () => {
  stage = await setStage()
  const browser = await launchBrowser()
  closeBrowser = () => browser.close()
  const neighbour = async (name: string) => {
    const page = await (await openContext(browser, PHONE)).newPage()
    await signIn(page, inviteVolunteer(stage.server(), name))
    return page
  }
  mine = [await stage.volunteer(), await neighbour('志愿者甲'), await neighbour('志愿者乙')]
  desk = await stage.person('gridLeader', DESK)
})
afterAll(async () => {
  await closeBrowser()
  await stage.end()
})

const SAID = ['单元门口停了三辆车', '电瓶车挡着门', '门口都是电瓶车']
const OTHER = '花坛里有烟头'

async function report(page: Page, words: string, category: string, shot: Buffer): Promise<void> {
  await volunteer.open(page, stage.url)
  const photo = jpeg('IMG_1.jpg', shot)
  await volunteer.report(page, { photos: [photo], category, words })
  await page.getByText('已送达').first().waitFor()
}

const strip = () => desk.getByRole('region', { name: '可能是同一件' })
const sheet = () => desk.getByRole('dialog', { name: '比对，是不是同一件' })

describe('three reports of one thing', () => {
  it('are suggested with their reasons, compared with keys alone, and merged into one', async () => {
    for (const [at, words] of SAID.entries())
      await report(mine[at] as Page, words, '电瓶车乱停放', await makePhoto({ hue: 100 + at }))
    await leader.openCase(desk, '待审核', SAID[0] ?? '')
    await strip().getByRole('button').nth(1).waitFor()
    expect(await strip().textContent()).toMatch(/同一地点|相距约|同一栋/)
    expect(await strip().textContent()).toContain('同类')
    expect(await strip().textContent()).toMatch(/同一张照片|照片相似/)
    expect(await violations(desk)).toEqual([])

    await desk.getByRole('heading', { level: 2 }).first().focus()
    await desk.keyboard.press('m')
    await sheet().getByRole('img').nth(1).waitFor()
    await sheet().getByRole('radio', { name: '滑动' }).focus()
    await desk.keyboard.press('Space')
    const slider = sheet().getByRole('slider')
    await slider.focus()
    const before = await slider.inputValue()
    await desk.keyboard.press('ArrowRight')
    expect(Number(await slider.inputValue())).toBeGreaterThan(Number(before))
    await sheet().getByRole('button', { name: '多看另一件' }).press('Enter')
    expect(Number(await slider.inputValue())).toBeLessThan(Number(before) + 5)
    expect(await violations(desk)).toEqual([])

    for (const box of await sheet().getByRole('checkbox').all()) await box.setChecked(true)
    await sheet().getByText('3 位上报人都会收到').waitFor()
    await sheet()
      .getByRole('radio', { name: /（本件）/ })
      .check()
    await sheet().getByRole('button', { name: '2 件并入' }).press('Enter')
    await sheet().waitFor({ state: 'hidden' })
    await leader.sendNow(desk)
    await desk.getByText('并入这一件的').waitFor()
    await desk.getByText('还有 2 件并在这里').waitFor()
    expect(await leader.countOf(desk, '待审核')).toBe(1)
    expect(await violations(desk)).toEqual([])
  }, 300_000)

  it('all three hear the outcome of the one, with the picture of the work', async () => {
    await leader.openCase(desk, '待审核', '并入这一件的')
    await leader.accept(desk)
    await leader.openCase(desk, '待派遣', '并入这一件的')
    await leader.dispatch(desk, /物业小陈/, '请把车挪到车棚')
    const worker = await stage.person('handler', PHONE)
    await handler.open(worker, stage.url)
    await handler.start(worker)
    await handler.done(worker, jpeg('AFTER.jpg', await makePhoto({ hue: 300 })), '挪走了')
    await leader.openCase(desk, '待核查', '并入这一件的')
    await leader.verify(desk)
    for (const page of mine) {
      await volunteer.openMine(page)
      await volunteer.syncNow(page)
      await page.getByText('已经解决，谢谢您').first().waitFor()
      await page
        .getByRole('button', { name: /处理后/ })
        .first()
        .waitFor()
    }
  }, 300_000)

  it('one is split off again: it stands where it stood, with its words and photo', async () => {
    await leader.openCase(desk, '已结案', '并入这一件的')
    const words = (await desk.locator('.merged-one').first().textContent()) ?? ''
    const said = SAID.find((one) => words.includes(one)) ?? 'none'
    await desk.getByRole('button', { name: '拆分第 1 件' }).press('Enter')
    await desk.getByRole('button', { name: '确认拆分' }).press('Enter')
    await desk.getByText('已拆分').first().waitFor()
    await desk.reload()
    await leader.openCase(desk, '待审核', said)
    await desk
      .getByRole('img', { name: /第 ?1 ?张/ })
      .first()
      .waitFor()
    const page = mine[SAID.indexOf(said)] as Page
    await volunteer.openMine(page)
    await volunteer.syncNow(page)
    await page.getByText('已送到，等网格长审核').first().waitFor()
  }, 180_000)
})

it('what is of another kind and looks it is not suggested', async () => {
  await report(mine[0] as Page, OTHER, '烟蒂乱扔', await otherPicture(2))
  await desk.reload()
  await leader.openCase(desk, '待审核', OTHER)
  await desk.getByText('近期同处').waitFor()
  await desk.waitForLoadState('networkidle')
  expect(await strip().count()).toBe(0)
}, 180_000)
