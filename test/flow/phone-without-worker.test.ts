import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK, PHONE } from '../../rig/chromium.ts'
import { handler } from '../../rig/handler.ts'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { violations } from '../support/axe.ts'
import { deskSays, taskSays } from '../support/says.ts'
import { type Stage, setStage } from '../support/stage.ts'

const WORDS = '楼道口的广告牌快掉下来了'

let stage: Stage
let desk: Page
let phone: Page
beforeAll(async () => {
  stage = await setStage()
  const mine = await stage.volunteer()
  desk = await stage.person('gridLeader', DESK)
  await volunteer.open(mine, stage.url)
  await volunteer.report(mine, {
    photos: [jpeg('IMG_1.jpg', await makePhoto())],
    category: '电瓶车乱停放',
    words: WORDS,
  })
  await mine.getByText('已送达').first().waitFor()
})
afterAll(() => stage.end())

const sheet = () => phone.getByRole('dialog')

describe('a handler whose browser keeps no page for later', () => {
  it('photographs with no network what was opened while there was one', async () => {
    await leader.openCase(desk, '待审核', WORDS)
    await leader.accept(desk)
    await leader.openCase(desk, '待派遣', WORDS)
    await leader.dispatch(desk, /物业小陈/, '把广告牌固定好')
    phone = await stage.person('handler', { ...PHONE, serviceWorkers: 'block' })
    const photoPart = phone.waitForResponse(/photo-worker/)
    await taskSays(phone, '把广告牌固定好')
    await (await photoPart).finished()
    await handler.start(phone)
    await handler.openDone(phone)
    await phone.context().setOffline(true)
    await handler.choosePhoto(phone, jpeg('AFTER.jpg', await makePhoto()))
    await sheet().getByText('可以交了').waitFor()
    await sheet().getByRole('button', { name: '去掉第 1 张' }).click()
    await phone.context().setOffline(false)
  })

  it('a photo that cannot be made ready says so, is kept, and goes on when asked', async () => {
    const parts = /photo-worker|prepare-with-package/
    await phone.route(parts, (route) => route.abort())
    await phone.reload() // the sheet is open again: its address says so
    await handler.choosePhoto(phone, jpeg('AFTER.jpg', await makePhoto()))
    await sheet()
      .getByText(/还没处理好，原图已存本机/)
      .waitFor()
    await sheet()
      .getByText(/请点重试或去掉它/)
      .waitFor()
    expect(await violations(phone)).toEqual([])
    await sheet().getByRole('button', { name: '去掉第 1 张' }).click()
    await sheet().getByText('请先拍一张处理后的照片').waitFor() // what was taken out is not waited for
    await handler.choosePhoto(phone, jpeg('AFTER.jpg', await makePhoto()))
    await sheet()
      .getByText(/还没处理好，原图已存本机/)
      .waitFor()
    await phone.unroute(parts)
    await sheet().getByRole('button', { name: '重试第 1 张' }).click()
    await sheet().getByText('可以交了').waitFor()
    await handler.handIn(phone, '固定好了')
    await deskSays(desk, '待核查', WORDS, '固定好了')
  })
})
