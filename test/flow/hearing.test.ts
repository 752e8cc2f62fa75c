import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handler } from '../../rig/handler.ts'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { violations } from '../support/axe.ts'
import { shellIsKept } from '../support/page-facts.ts'
import { type Stage, setStage } from '../support/stage.ts'

const CATEGORY = '电瓶车乱停放'
const WORDS = '单元门口停了三辆，出不去'

let stage: Stage
let mine: Page
let desk: Page
beforeAll(async () => {
  stage = await setStage()
  mine = await stage.volunteer()
  desk = await stage.person('gridLeader')
})
afterAll(() => stage.end())

/** The way to the messages, as it is while so many are unread. */
const inboxLink = (page: Page, unread: number) =>
  page.getByRole('link', { name: unread > 0 ? `消息，${unread} 条未读` : '消息', exact: true })

/** Looks again until the messages have come; the server hears of each event within a second. */
async function unreadBecomes(page: Page, count: number): Promise<void> {
  await expect
    .poll(async () => {
      await volunteer.syncNow(page)
      return inboxLink(page, count).isVisible()
    })
    .toBe(true)
}

describe('the reporter hears', () => {
  it('that the report was accepted: 消息 shows 1, and reads it with the network cut', async () => {
    await volunteer.open(mine, stage.url)
    await shellIsKept(mine)
    await volunteer.report(mine, {
      photos: [jpeg('IMG_1.jpg', await makePhoto())],
      category: CATEGORY,
      words: WORDS,
    })
    await mine.getByText('已送达').first().waitFor()
    await leader.openCase(desk, '待审核', WORDS)
    await leader.accept(desk)

    await volunteer.openMine(mine)
    await unreadBecomes(mine, 1)
    await mine.getByRole('navigation').getByText('1 条新消息').waitFor({ state: 'attached' })
    expect(await violations(mine)).toEqual([])

    await mine.context().setOffline(true)
    await inboxLink(mine, 1).click()
    await mine.getByText('已立案，接下来会派人处理').waitFor()
    await mine.getByText('没有网络').first().waitFor()
    expect(await violations(mine)).toEqual([])
  })

  it('what was in sight is read when one goes on, and the server hears of it when the network is back', async () => {
    await mine.getByText('已立案，接下来会派人处理').click()
    await inboxLink(mine, 0).waitFor()
    await mine.context().setOffline(false)
    await volunteer.syncNow(mine)
    await volunteer.open(mine, stage.url)
    await volunteer.openMine(mine)
    await volunteer.syncNow(mine)
    await inboxLink(mine, 0).waitFor()
  })
})

describe('staff hear', () => {
  it('the leader of new reports, the handler of a task, and nothing of who reported', async () => {
    await desk.goto(`${stage.url}/desk`)
    await inboxLink(desk, 1).click()
    await desk.getByText('有新上报，等您审核').waitFor()
    expect(await violations(desk)).toEqual([])
    await desk.getByRole('link', { name: '有新上报' }).click()
    await desk.getByText(WORDS).first().waitFor()

    await leader.openCase(desk, '待派遣', WORDS)
    await leader.dispatch(desk, /物业小陈/, '请把电瓶车挪走')
    const tasks = await stage.person('handler')
    await handler.open(tasks, stage.url)
    await tasks.getByRole('link', { name: /^消息，\d+ 条未读$/ }).click()
    await tasks.getByText('有新任务派给您').first().waitFor()
    await tasks.getByText('“请把电瓶车挪走”').waitFor()
    expect(await tasks.getByText(WORDS).count()).toBe(0)
    expect(await violations(tasks)).toEqual([])
  })
})

describe('the admin', () => {
  const ADDRESS = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=00000000-0000-4000-8000-000000000000'

  it('adds a group’s robot, sees what would go out, and learns from a test what really came back', async () => {
    const page = await stage.person('admin')
    await page.goto(`${stage.url}/admin`)
    await page.getByRole('link', { name: /消息渠道/ }).click()
    await page.getByText('还没有渠道').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '企业微信群机器人' }).click()
    await page.getByRole('textbox', { name: '名称' }).fill('三号网格群')
    await page.getByRole('textbox', { name: '机器人地址' }).fill('https://127.0.0.1/?key=1')
    await page.getByText('有新上报，待审核').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('这个地址不是所选平台的机器人地址').waitFor()
    await page.getByRole('textbox', { name: '机器人地址' }).fill(ADDRESS)
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('heading', { name: '三号网格群' }).waitFor()
    expect(await page.content()).not.toContain('00000000-0000-4000')
    await page.getByRole('button', { name: '发测试消息：三号网格群' }).click()
    await page.getByText(/测试没有成功：/).waitFor()
    await page.getByRole('button', { name: '发送记录：三号网格群' }).click()
    await page.getByRole('dialog').getByText('还没有发过消息。').waitFor()
    expect(await violations(page)).toEqual([])
  })
})
