import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PHONE } from '../../rig/chromium.ts'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { violations } from '../support/axe.ts'
import { type Stage, setStage } from '../support/stage.ts'

let stage: Stage
let mine: Page
let desk: Page
let admin: Page
beforeAll(async () => {
  stage = await setStage()
  mine = await stage.volunteer()
  desk = await stage.person('gridLeader')
  admin = await stage.person('admin', PHONE)
})
afterAll(() => stage.end())

async function accepted(words: string): Promise<void> {
  await volunteer.open(mine, stage.url)
  await volunteer.choosePhotos(mine, [jpeg('IMG_1.jpg', await makePhoto())])
  await volunteer.chooseCategory(mine, '电瓶车乱停放')
  await volunteer.say(mine, words)
  await mine.getByRole('button', { name: '修改' }).first().waitFor() // a place was found: without one no grid, no 立案
  await volunteer.save(mine)
  await mine.getByText('已送达').first().waitFor()
  await leader.openCase(desk, '待审核', words)
  await leader.accept(desk)
  await leader.openCase(desk, '待派遣', words)
}

describe('rules of dispatch', () => {
  it('are made without dragging, tried on past cases and saved', async () => {
    await accepted('占了盲道')
    await leader.dispatch(desk, /物业小陈/, '请挪走')
    await admin.goto(`${stage.url}/admin`)
    await admin.getByRole('link', { name: /派遣规则/ }).click()
    await admin.getByText('还没有规则，现在都按类别建议。').waitFor()
    await admin.getByRole('button', { name: '加一条规则' }).click()
    await admin.getByRole('radio', { name: /保洁刘姐/ }).check()
    await admin.getByRole('checkbox', { name: '电瓶车乱停放' }).check()
    expect(await violations(admin)).toEqual([])
    await admin.getByRole('button', { name: '放进列表' }).click()
    await admin.getByRole('button', { name: '在以前的案件上试' }).click()
    await admin.getByText('看了最近派出的 1 件：1 件会派给别人，0 件没有规则接，按类别建议。').waitFor()
    await admin.getByText(/规则会派给 .*保洁刘姐（第 1 条）/).waitFor()
    expect(await violations(admin)).toEqual([])
    await admin.getByRole('button', { name: '保存规则' }).click()
    await admin.getByText('规则已保存').first().waitFor()
    await admin.getByText('历次版本').waitFor()
  })

  it('propose to whom the next case goes; X and Enter send it there', async () => {
    await desk.reload()
    await accepted('又占了盲道')
    await desk.keyboard.press('x')
    const sheet = desk.getByRole('dialog')
    await sheet.getByText('按派遣规则').waitFor()
    expect(await sheet.getByRole('radio', { name: /保洁刘姐/ }).isChecked()).toBe(true)
    await desk.keyboard.press('Enter')
    await sheet.waitFor({ state: 'hidden' })
    await leader.sendNow(desk)
    await leader.openCase(desk, '已派遣', '又占了盲道')
    await desk.getByText('保洁刘姐').first().waitFor()
  })
})
