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

  it('撤回, as long as nobody decided', async () => {
    await sendReport('拍错了', '烟蒂乱扔')
    await volunteer.openMine(mine)
    await volunteer.withdraw(mine)
    await mine.getByText('已撤回').first().waitFor()
    await leader.openCase(desk, '已结案', '拍错了')
    expect(await desk.getByRole('button', { name: '立案', exact: true }).count()).toBe(0)
  })
})
