import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DESK, PHONE } from '../../rig/chromium.ts'
import { handler } from '../../rig/handler.ts'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { violations } from '../support/axe.ts'
import { shellIsKept } from '../support/page-facts.ts'
import { deskSays, taskSays } from '../support/says.ts'
import { type Stage, setStage } from '../support/stage.ts'

let stage: Stage
let mine: Page
let desk: Page
let account: Page
beforeAll(async () => {
  stage = await setStage()
  mine = await stage.volunteer()
  desk = await stage.person('gridLeader', DESK)
  account = await stage.person('handler', PHONE)
})
afterAll(() => stage.end())

const sheetOf = (page: Page) => page.getByRole('dialog')

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

/** 外部单位（发链接）: fills the form in, sends it, and reads the link that is shown this once. */
async function sendLink(name: string, task: string): Promise<string> {
  const sheet = sheetOf(desk)
  await sheet.getByRole('radio', { name: /外部单位/ }).check()
  await sheet.getByRole('textbox', { name: '单位或联系人' }).fill(name)
  await sheet.getByRole('textbox', { name: /任务说明/ }).fill(task)
  await sheet.getByRole('button', { name: /^(派遣|加派)$/ }).click()
  await desk.getByRole('heading', { name: `发给 ${name} 的链接` }).waitFor()
  await desk.getByRole('img', { name: '链接的二维码' }).waitFor()
  const link = await desk.getByRole('textbox', { name: '链接', exact: true }).inputValue()
  expect(await violations(desk)).toEqual([])
  await desk.getByRole('button', { name: '已发给对方' }).click()
  await leader.sendNow(desk)
  return link
}

/** Somebody with no account, on a phone of their own. */
async function visitor(link: string): Promise<Page> {
  const page = await stage.stranger()
  await page.goto(link)
  return page
}

describe('a case sent to somebody without an account', () => {
  const WORDS = '金丝雀：井盖边的路面塌了'
  let link: string
  let out: Page

  it('goes out by a link, which says who asks for what and opens with one button', async () => {
    await accepted(WORDS)
    await desk.getByRole('button', { name: '派遣', exact: true }).click()
    link = await sendLink('市政施工队', '请把井盖边的路面补平')
    out = await visitor(link)
    await out.getByText('请把井盖边的路面补平').waitFor()
    await out.getByText(/李网格长请市政施工队处理/).waitFor()
    expect(new URL(out.url()).hash).toBe('') // out of the address before anything is asked
    expect(await violations(out)).toEqual([])
    await out.getByRole('button', { name: '开始查看' }).click()
    await out.getByRole('heading', { name: '我的任务' }).waitFor()
    await out.getByText('请把井盖边的路面补平').waitFor()
    expect(await out.getByRole('navigation').getByRole('link').count()).toBe(1)
    expect(await out.getByRole('button', { name: '申请延期' }).count()).toBe(0)
    expect(await out.content()).not.toContain('金丝雀')
    expect(await violations(out)).toEqual([])
  })

  it('is begun, photographed with no network and handed in when there is one', async () => {
    await handler.start(out)
    await out.getByRole('button', { name: '已处理', exact: true }).waitFor()
    await shellIsKept(out)
    await out.context().setOffline(true)
    await handler.done(out, jpeg('AFTER.jpg', await makePhoto()), '补平了')
    await out
      .getByText(/“已处理”已存本机/)
      .first()
      .waitFor()
    await out.context().setOffline(false)
    await deskSays(desk, '待核查', WORDS, '市政施工队')
  })

  it('comes back for rework, said with its reason and count, and can be given back', async () => {
    await leader.fail(desk, '只补了一半')
    await taskSays(out, /第 1 次返工.*只补了一半/)
    await handler.giveBack(out, '材料要等一个月')
    await deskSays(desk, '待派遣', WORDS, '材料要等一个月')
  })

  it('a revoked link lets nobody in or on, and says whom to ask', async () => {
    await desk.getByRole('button', { name: '派遣', exact: true }).click()
    const second = await sendLink('城管中队', '请现场看一下')
    const other = await visitor(second)
    await other.getByRole('button', { name: '开始查看' }).click()
    await other.getByText('请现场看一下').waitFor()
    await leader.openCase(desk, '已派遣', WORDS)
    await desk.getByRole('button', { name: '撤销：城管中队' }).click()
    await sheetOf(desk).getByRole('button', { name: '收回链接' }).click()
    await desk.getByText(/收回/).first().waitFor()
    await expect.poll(() => other.evaluate(async () => (await fetch('/v1/me')).status), { timeout: 3000 }).toBe(401)
    await other.getByRole('button', { name: '刷新' }).click()
    await other
      .getByText(/这个任务链接已过期或已收回/)
      .first()
      .waitFor()
    const late = await visitor(second)
    await late.getByText(/已经收回.*请问.*要一个新链接/).waitFor()
    expect(await violations(late)).toEqual([])
  })

  it('a new link lets the same one go on', async () => {
    await desk.getByRole('button', { name: '换新链接：城管中队' }).click()
    await sheetOf(desk).getByRole('button', { name: '换新链接' }).click()
    await desk.getByRole('heading', { name: '发给 城管中队 的链接' }).waitFor()
    const renewed = await desk.getByRole('textbox', { name: '链接', exact: true }).inputValue()
    await desk.getByRole('button', { name: '已发给对方' }).click()
    const again = await visitor(renewed)
    await again.getByRole('button', { name: '开始查看' }).click()
    await again.getByText('请现场看一下').waitFor()
  })
})

describe('a task that takes longer', () => {
  const WORDS = '消防通道旁堆了旧沙发'

  it('more time is asked and granted, asked again and refused with a reason', async () => {
    await accepted(WORDS)
    await leader.dispatch(desk, /物业小陈/, '把旧沙发拉走')
    await taskSays(account, '把旧沙发拉走')
    await handler.start(account)
    await account.getByRole('button', { name: '已处理', exact: true }).first().waitFor()
    await account.getByRole('button', { name: '申请延期' }).first().click()
    await sheetOf(account).getByRole('button', { name: '人手不够' }).click()
    await sheetOf(account).getByRole('button', { name: '申请延期' }).click()
    await account.getByText(/已申请延到.*人手不够/).waitFor()
    await deskSays(desk, '已派遣', WORDS, /申请延期到/)
    await desk.getByRole('button', { name: /^同意延期：/ }).click()
    await sheetOf(desk).getByRole('button', { name: '同意延期' }).click()
    await leader.sendNow(desk)
    await taskSays(account, /网格长同意延期/)
    await account.getByRole('button', { name: '申请延期' }).first().click()
    await sheetOf(account).getByRole('textbox', { name: /原因/ }).fill('还要再等')
    await sheetOf(account).getByRole('button', { name: '申请延期' }).click()
    await deskSays(desk, '已派遣', WORDS, '还要再等')
    await desk.getByRole('button', { name: /^不同意：/ }).click()
    await sheetOf(desk).getByRole('button', { name: '时间太长，请缩短' }).click()
    await sheetOf(desk).getByRole('button', { name: '不同意延期' }).click()
    await leader.sendNow(desk)
    await taskSays(account, /没有同意延期：时间太长/)
  })

  it('put off with a date to look again, and taken up', async () => {
    await leader.openCase(desk, '已派遣', WORDS)
    await desk.getByRole('button', { name: '挂账', exact: true }).click()
    await sheetOf(desk).getByRole('button', { name: '等业主或产权方答复' }).click()
    await sheetOf(desk).getByRole('button', { name: '挂账', exact: true }).click()
    await leader.sendNow(desk)
    await deskSays(desk, '已派遣', WORDS, '复查日期')
    await desk.getByRole('button', { name: '恢复办理', exact: true }).click()
    await leader.sendNow(desk)
    await taskSays(account, '处理中')
  })

  it('a second task beside it has an end of its own; the case waits for both', async () => {
    await leader.openCase(desk, '已派遣', WORDS)
    await desk.getByRole('button', { name: '加派', exact: true }).click()
    const link = await sendLink('保洁外包队', '把地面扫干净')
    await leader.openCase(desk, '已派遣', WORDS)
    await desk.getByText('任务 2 项').waitFor()
    const out = await visitor(link)
    await out.getByRole('button', { name: '开始查看' }).click()
    await handler.start(out)
    await out.getByRole('button', { name: '已处理', exact: true }).waitFor()
    await handler.done(out, jpeg('AFTER.jpg', await makePhoto()), '')
    await deskSays(desk, '已派遣', WORDS, '已交，待核查')
    await handler.done(account, jpeg('AFTER.jpg', await makePhoto()), '')
    await deskSays(desk, '待核查', WORDS, '任务 2 项')
  })

  it('cannot be solved: the reporter reads why', async () => {
    await leader.fail(desk, '沙发还在')
    await leader.openCase(desk, '已派遣', WORDS)
    await desk.getByRole('button', { name: '无法解决', exact: true }).click()
    await sheetOf(desk).getByRole('textbox', { name: /原因/ }).fill('产权方不同意清运，已协商三次')
    await sheetOf(desk).getByText('志愿者会看到').waitFor()
    await sheetOf(desk).getByRole('button', { name: '无法解决', exact: true }).click()
    await leader.sendNow(desk)
    await volunteer.openMine(mine)
    await volunteer.syncNow(mine)
    await mine.getByText('产权方不同意清运，已协商三次').first().waitFor()
  })
})
