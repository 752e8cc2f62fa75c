import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { type Stage, setStage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.end())

describe('two leaders at the same case', () => {
  it('the second is shown what the first did, and overwrites nothing', async () => {
    const mine = await stage.volunteer()
    await volunteer.report(mine, {
      photos: [jpeg('IMG_1.jpg', await makePhoto())],
      category: '烟蒂乱扔',
      words: '楼道烟头',
    })
    await mine.getByText('已送达').first().waitFor()

    const [first, second] = [await stage.person('gridLeader'), await stage.person('admin')]
    await leader.openCase(first, '待审核', '楼道烟头')
    await leader.openCase(second, '待审核', '楼道烟头')
    await second.getByRole('button', { name: '不予受理', exact: true }).click()
    await leader.accept(first)

    const sheet = second.getByRole('dialog')
    await sheet.getByRole('textbox', { name: /原因/ }).fill('看不清')
    await sheet.getByRole('button', { name: '不予受理', exact: true }).click()
    await leader.sendNow(second)
    await second
      .getByRole('button', { name: /看看变了什么|去看/ })
      .first()
      .click()
    await second.getByText('这一件刚才变了').first().waitFor()
    expect(await second.getByText('立案').count()).toBeGreaterThan(0)

    await leader.openCase(first, '待派遣', '楼道烟头')
    expect(await leader.countOf(first, '待派遣')).toBe(1)
  })
})
