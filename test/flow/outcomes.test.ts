import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { type Stage, setStage } from '../support/stage.ts'

let stage: Stage
let mine: Page
let desk: Page
beforeAll(async () => {
  stage = await setStage()
  mine = await stage.volunteer()
  desk = await stage.person('gridLeader')
})
afterAll(() => stage.end())

async function sendReport(words: string, category?: string): Promise<void> {
  await volunteer.open(mine, stage.url)
  await volunteer.report(mine, { photos: [jpeg('IMG_1.jpg', await makePhoto())], words, ...(category && { category }) })
  await mine.getByText('已送达').first().waitFor()
}

describe('the reporter hears', () => {
  it('不予受理 with the leader’s reason', async () => {
    await sendReport('绿化带里有人种菜', '毁绿种菜')
    await leader.openCase(desk, '待审核', '绿化带里有人种菜')
    await leader.decline(desk, '这里是业主自家院子，不在受理范围')
    await volunteer.openMine(mine)
    await volunteer.syncNow(mine)
    await mine.getByText('不予受理').first().waitFor()
    await mine.getByText('这里是业主自家院子，不在受理范围').first().waitFor()
  })

  it('信息待完善, until it is supplied', async () => {
    await sendReport('先拍下来再说')
    await volunteer.openMine(mine)
    await mine.getByText('信息待完善').first().waitFor()
    await volunteer.supplement(mine, { category: '烟蒂乱扔' })
    await volunteer.syncNow(mine)
    await desk.reload()
    await leader.openCase(desk, '待审核', '先拍下来再说')
    await leader.accept(desk)
  })

  it('自行处置: shown by who reported, closed after somebody else has looked', async () => {
    await sendReport('顺手把车挪好了', '电瓶车乱停放')
    await volunteer.openMine(mine)
    await mine.getByRole('button', { name: '我已处理好了' }).first().click()
    const sheet = mine.getByRole('dialog')
    const send = sheet.getByRole('button', { name: '交给人核查' })
    expect(await send.isDisabled()).toBe(true) // nothing is called done without a picture of it
    await sheet.getByLabel('从相册选').setInputFiles([jpeg('after.jpg', await makePhoto())])
    await send.and(mine.locator(':enabled')).click()
    await sheet.waitFor({ state: 'hidden' })
    await volunteer.syncNow(mine)
    await mine.getByText('待核查').first().waitFor()
    await desk.reload()
    await leader.openCase(desk, '待核查', '顺手把车挪好了')
    await leader.verify(desk)
    await volunteer.syncNow(mine)
    await mine.getByText('已结案').first().waitFor()
  })

  it('撤回, as long as nobody decided', async () => {
    await sendReport('拍错了', '烟蒂乱扔')
    await volunteer.openMine(mine)
    await volunteer.withdraw(mine)
    await mine.getByText('已撤回').first().waitFor()
    await leader.openCase(desk, '已结案', '拍错了')
    expect(await desk.getByRole('button', { name: '立案', exact: true }).count()).toBe(0)
  })
})
