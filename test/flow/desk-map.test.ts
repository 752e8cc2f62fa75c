import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { violations } from '../support/axe.ts'
import { type Stage, setStage } from '../support/stage.ts'

let stage: Stage
let desk: Page
beforeAll(async () => {
  stage = await setStage()
  const mine = await stage.volunteer()
  for (const category of ['烟蒂乱扔', '电瓶车乱停放']) {
    await volunteer.report(mine, { photos: [jpeg('a.jpg', await makePhoto())], category })
    await mine.getByText('已送达').first().waitFor()
    await volunteer.open(mine, stage.url)
  }
  desk = await stage.person('gridLeader')
  await desk.getByRole('link', { name: '案件地图' }).click()
  await desk.getByText('视野内 2 件').waitFor()
})
afterAll(() => stage.end())

const clickOnMap = async (x: number, y: number) => {
  const box = await desk.locator('.map-canvas').boundingBox()
  if (!box) throw new Error('there is no map')
  await desk.mouse.click(box.x + box.width * x, box.y + box.height * y)
}

describe('the desk’s map', () => {
  it('goes from the list to the case on the map, and from the map to the list', async () => {
    const list = desk.getByRole('list', { name: '地图上的案件' })
    await list.getByRole('button', { name: /烟蒂乱扔/ }).click()
    const marks = desk.getByRole('application').getByRole('button', { name: /电瓶车乱停放/ })
    await marks.first().click()
    await list.getByRole('button', { name: /电瓶车乱停放/, pressed: true }).waitFor()
  })

  it('chooses by two corners, takes them off again, and accepts all in sight at once', async () => {
    await desk.getByRole('button', { name: '框选' }).click()
    await clickOnMap(0.05, 0.05)
    await clickOnMap(0.8, 0.95)
    await desk.getByText('已选 2 件').waitFor()
    await desk.getByRole('button', { name: '清除选择' }).click()
    await desk.getByRole('button', { name: '选视野内' }).click()
    await desk.getByRole('button', { name: '立案 2 件' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '立案 2 件' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '马上开始' }).click()
    await desk.getByText('2 件办好了').waitFor()
    await desk.getByRole('button', { name: '知道了' }).click()
    await expect.poll(() => desk.getByText('已立案').count()).toBeGreaterThanOrEqual(2)
  })

  it('prints a sheet whose numbers stand on the map and in the list', async () => {
    await desk.getByRole('button', { name: '打印巡查图' }).click()
    await desk.locator('.map-number').nth(1).waitFor()
    expect(await desk.locator('.map-number').allTextContents()).toEqual(['1', '2'])
    expect(await desk.locator('.print-sheet li').count()).toBe(2)
    expect(await violations(desk)).toEqual([])
    await desk.getByRole('button', { name: '案件地图' }).click()
    await desk.getByText('视野内 2 件').waitFor()
    expect(await violations(desk)).toEqual([])
  })
})
