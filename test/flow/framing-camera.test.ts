import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MADE_CAMERA, PHONE } from '../../rig/chromium.ts'
import { handler } from '../../rig/handler.ts'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { type Stage, setStage } from '../support/stage.ts'

let stage: Stage
let tasks: Page
beforeAll(async () => {
  stage = await setStage(MADE_CAMERA)
  const mine = await stage.volunteer()
  await volunteer.report(mine, {
    photos: [jpeg('IMG_1.jpg', await makePhoto())],
    category: '电瓶车乱停放',
    words: '单元门口停满了',
  })
  await mine.getByText('已送达').first().waitFor()
  const desk = await stage.person('gridLeader')
  await leader.openCase(desk, '待审核', '单元门口停满了')
  await leader.accept(desk)
  await leader.openCase(desk, '待派遣', '单元门口停满了')
  await leader.dispatch(desk, /物业小陈/, '把车挪到车棚')
  tasks = await stage.person('handler', { ...PHONE, permissions: ['geolocation', 'camera'] })
  await tasks.getByText('把车挪到车棚').first().waitFor()
  await handler.start(tasks)
})
afterAll(() => stage.end())

const openSheet = async () => {
  await tasks.getByRole('button', { name: '已处理', exact: true }).first().click()
  await tasks.getByRole('button', { name: '对着原图拍' }).click()
  return tasks.getByRole('dialog', { name: '对着原图拍' })
}
const permit = (permissions: string[]) =>
  tasks
    .context()
    .clearPermissions()
    .then(() => tasks.context().grantPermissions(permissions))

describe('a photo from the same spot', () => {
  it('without a camera in the page, it says so and hands over to the phone’s own', async () => {
    await permit(['geolocation'])
    const camera = await openSheet()
    await camera.getByText('浏览器没有允许用相机').waitFor()
    await camera.getByLabel('用手机自带的相机').setInputFiles([jpeg('IMG_2.jpg', await makePhoto({ hue: 20 }))])
    await camera.waitFor({ state: 'hidden' })
    await tasks.getByText('可以交了').waitFor()
    await tasks.getByRole('button', { name: '去掉第 1 张' }).click()
    await tasks.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
  })

  it('the first photo lies over it, fainter, stronger or off by keys; taken, taken again, used', async () => {
    await permit(['geolocation', 'camera'])
    const camera = await openSheet()
    await camera.locator('.camera-before img').waitFor()
    const opacity = () => camera.locator('.camera-before').evaluate((box) => Number(getComputedStyle(box).opacity))
    expect(await opacity()).toBe(0.4)
    if (process.env.SHOTS) await tasks.screenshot({ path: `${process.env.SHOTS}/camera.png` })
    await camera.getByRole('button', { name: '浓一点' }).press('Enter')
    expect(await opacity()).toBe(0.5)
    await camera.getByRole('slider', { name: '原图浓淡' }).press('ArrowLeft')
    expect(await opacity()).toBe(0.4)
    await camera.getByRole('switch', { name: '显示原图' }).press('Space')
    expect(await camera.locator('.camera-before').count()).toBe(0)
    expect(await camera.locator('.camera-thirds').count()).toBe(1)
    await camera.getByRole('button', { name: '快门' }).click()
    await camera.getByRole('img', { name: '刚拍的照片' }).waitFor()
    await camera.getByRole('button', { name: '重拍' }).click()
    await camera.getByRole('button', { name: '快门' }).click()
    await camera.getByRole('button', { name: '用这张' }).click()
    await camera.waitFor({ state: 'hidden' })
    await tasks.getByText('可以交了').waitFor()
    await tasks.getByRole('dialog').getByRole('button', { name: '已处理', exact: true }).click()
    await tasks.getByRole('dialog').waitFor({ state: 'hidden' })
    await tasks.getByText('待核查').first().waitFor()
  })
})
