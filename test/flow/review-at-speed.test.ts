import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PHONE } from '../../rig/chromium.ts'
import { leader } from '../../rig/leader.ts'
import { scenePhoto } from '../../rig/scene.ts'
import { sendReports } from '../../rig/send-reports.ts'
import { volunteer } from '../../rig/volunteer.ts'
import { violations } from '../support/axe.ts'
import { type Stage, setStage } from '../support/stage.ts'

const COUNT = 16

let stage: Stage
let desk: Page
let mine: Page
beforeAll(async () => {
  stage = await setStage()
  const photo = await scenePhoto('ebikes')
  await sendReports(
    stage.server(),
    Array.from({ length: COUNT }, (_, i) => ({
      words: `第${i + 1}件`,
      categoryId: 'ebike-parking',
      at: { lat: 28.3705 + i * 0.00003, lng: 121.3545 },
      photo,
    })),
  )
  desk = await stage.person('gridLeader')
  await desk
    .getByRole('tabpanel')
    .getByRole('link')
    .nth(COUNT - 1)
    .waitFor()
  mine = await stage.volunteer()
})
afterAll(() => stage.end())

const shown = (page: Page) => page.locator('.desk-case .desk-facts').textContent()
const tabCount = (name: '待审核' | '待派遣' | '已派遣' | '已结案') => leader.countOf(desk, name)

/** Presses a key and waits until another case is shown. */
async function pressOn(...keys: string[]): Promise<void> {
  const before = await shown(desk)
  for (const key of keys) await desk.keyboard.press(key, { delay: 20 })
  await expect.poll(() => shown(desk)).not.toBe(before)
  await desk.waitForTimeout(320) // a second press this soon would be taken for a double one
}

describe('review at speed', () => {
  it('undo brings the case back where it was, and its reporter was never told', async () => {
    const first = await shown(desk)
    await pressOn('d', '1', 'Enter')
    expect(await tabCount('待审核')).toBe(COUNT - 1)
    await desk.getByText('已定不予受理').first().waitFor()
    await desk.keyboard.press('u')
    await expect.poll(() => shown(desk)).toBe(first)
    expect(await tabCount('待审核')).toBe(COUNT)
    await expect.poll(() => desk.getByRole('button', { name: /^刚才的操作/ }).count()).toBe(0)
    await volunteer.openMine(mine)
    await volunteer.syncNow(mine)
    expect(await mine.getByText('不予受理').count()).toBe(0)
    await desk.locator('[aria-live=polite]').getByText('已撤销不予受理').waitFor()
  })

  it('ten cases are settled by keys alone, three a case at most, and arrive by themselves', async () => {
    for (let i = 0; i < 7; i++) await pressOn('a')
    for (let i = 0; i < 3; i++) await pressOn('d', '2', 'Enter')
    expect([await tabCount('待审核'), await tabCount('待派遣'), await tabCount('已结案')]).toEqual([COUNT - 10, 7, 3])
    // Nobody presses anything more: what can no longer be undone goes out.
    await desk.getByRole('button', { name: /^刚才的操作/ }).waitFor({ state: 'detached', timeout: 25_000 })
    await desk.reload()
    await expect.poll(() => tabCount('待派遣')).toBe(7)
    expect([await tabCount('待审核'), await tabCount('已结案')]).toEqual([COUNT - 10, 3])
    await volunteer.syncNow(mine)
    await mine.getByText('这里不属于本社区管理').first().waitFor()
  })

  it('what was just accepted can be dispatched at once, in the order it was done', async () => {
    await leader.openTab(desk, '待审核')
    await desk.getByRole('tabpanel').getByRole('link').first().click()
    const words = /第\d+件/.exec((await shown(desk)) ?? '')?.[0] ?? ''
    await pressOn('a')
    await leader.openTab(desk, '待派遣')
    await desk.getByRole('tabpanel').getByRole('link').last().click() // the oldest of them
    await desk.locator('.desk-case').getByText(words).first().waitFor()
    await desk.keyboard.press('x')
    await desk.getByRole('dialog').getByRole('radio', { checked: true }).waitFor()
    await desk.keyboard.press('Enter')
    await expect.poll(() => tabCount('已派遣')).toBe(1)
    await leader.sendNow(desk)
    await leader.openTab(desk, '已派遣')
    await desk.getByRole('tabpanel').getByRole('link').first().waitFor()
    await desk.reload()
    await expect.poll(() => tabCount('已派遣')).toBe(1)
    expect(await desk.getByText('没有送成').count()).toBe(0)
  })

  it('several are chosen with Shift and accepted together, after a while to think better of it', async () => {
    await leader.openTab(desk, '待审核')
    await desk.getByRole('button', { name: '多选' }).click()
    const boxes = desk.getByRole('tabpanel').getByRole('checkbox', { name: /选中/ })
    await boxes.nth(0).click()
    await boxes.nth(2).click({ modifiers: ['Shift'] })
    await desk.getByText('已选 3 件').waitFor()
    expect(await violations(desk)).toEqual([])
    await desk.getByRole('button', { name: '立案 3 件' }).click()
    const sheet = desk.getByRole('dialog')
    await sheet.getByRole('button', { name: '立案 3 件' }).click()
    await sheet.getByRole('button', { name: '马上开始' }).click()
    await sheet.getByText('3 件办好了').waitFor()
    await sheet.getByRole('button', { name: '知道了' }).click()
    await expect.poll(() => tabCount('待派遣')).toBe(10)
    await desk.getByRole('button', { name: '不选了' }).click()
  })

  it('a filter is kept under a name, and found on another device', async () => {
    await desk.getByRole('button', { name: '筛选' }).click()
    await desk.getByLabel('类别').selectOption({ label: '电瓶车乱停放' })
    expect(new URL(desk.url()).searchParams.get('category')).toBe('ebike-parking')
    await desk.getByRole('button', { name: '存为视图' }).click()
    await desk.getByRole('dialog').getByLabel('名称').fill('电瓶车')
    await desk.keyboard.press('Enter')
    await desk.getByRole('navigation', { name: '常用视图' }).getByRole('link', { name: '电瓶车' }).waitFor()
    const phone = await stage.person('gridLeader', PHONE)
    await phone.getByRole('link', { name: '电瓶车', exact: true }).click()
    await expect.poll(() => new URL(phone.url()).searchParams.get('category')).toBe('ebike-parking')
    expect(await violations(phone)).toEqual([])
    await phone.context().close()
    await desk.getByRole('link', { name: '全部', exact: true }).click()
  })

  it('the keys are told, and the sheets are for everybody', async () => {
    await desk.keyboard.press('?')
    await desk.getByRole('dialog').getByText('撤销刚才的操作').waitFor()
    expect(await violations(desk)).toEqual([])
    await desk.keyboard.press('Escape')
    await leader.openTab(desk, '待审核')
    await desk.getByRole('tabpanel').getByRole('link').first().click()
    await desk.keyboard.press('q')
    await desk.keyboard.press('1')
    await desk.getByRole('dialog').getByText('待补充').waitFor() // as the reporter will see it
    expect(await violations(desk)).toEqual([])
    await desk.keyboard.press('Enter')
    await desk.getByText('已请上报人补充').first().waitFor()
    expect(await violations(desk)).toEqual([])
  })

  it('leaving the desk sends what was done there', async () => {
    await desk.getByRole('link', { name: '我的' }).click()
    await mine.bringToFront()
    await expect
      .poll(async () => {
        await volunteer.syncNow(mine)
        return mine.getByText('待补充').count()
      })
      .toBeGreaterThan(0)
  })
})
