import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { madeLinkSchema } from '../../domain/task-link.ts'
import { deskCountsSchema, paths } from '../../domain/wire.ts'
import { PHONE } from '../../rig/chromium.ts'
import { handler } from '../../rig/handler.ts'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import type { Phone } from '../server/heart/phone.ts'
import { byApi, caseByApi, doneByApi, handlerByApi, reportByApi, stepByApi } from '../support/by-api.ts'
import { type Stage, setStage } from '../support/stage.ts'

const REPORTS = 30
const words = (at: number) => `第${at}件：路灯杆边堆了杂物`

let stage: Stage
let desk: Page
let mine: Page
let [reporter, boss, chen]: Phone[] = []
let chenId = ''
const cases: string[] = []
const caseAt = (at: number) => cases[at - 1] ?? ''
const state = async (at: number) => (await caseByApi(admin(), caseAt(at))).state
const known = (phone: Phone | undefined): Phone => {
  if (!phone) throw new Error('nobody signed in')
  return phone
}
const admin = () => known(boss)
const byAdmin = (at: number, act: Record<string, unknown>) => stepByApi(admin(), admin(), caseAt(at), act)
const byChen = (at: number, act: Record<string, unknown>) => stepByApi(known(chen), admin(), caseAt(at), act)
const doneByChen = (at: number) => doneByApi(known(chen), admin(), caseAt(at))

beforeAll(async () => {
  stage = await setStage()
  const { links } = stage.server()
  reporter = await byApi(stage.server(), links.reporter)
  boss = await byApi(stage.server(), links.admin)
  chen = await byApi(stage.server(), links.handler)
  chenId = await handlerByApi(admin(), /物业小陈/)
  for (let at = 1; at <= REPORTS; at++) cases.push(await reportByApi(reporter, words(at)))
  desk = await stage.person('gridLeader')
  mine = await stage.volunteer()
})
afterAll(() => stage?.end())

async function toChen(from: number, to: number): Promise<void> {
  for (let at = from; at <= to; at++) {
    await byAdmin(at, { act: 'accept' })
    await byAdmin(at, { act: 'dispatch', handlerId: chenId, task: `任务${at}：清走`, dueAt: null })
    await byChen(at, { act: 'start' })
  }
}

describe('a day at the desk: thirty reports', () => {
  it('come in, are accepted and declined', async () => {
    await desk.getByRole('tab', { name: /^待审核 30/ }).waitFor()
    await leader.openCase(desk, '待审核', words(30))
    await leader.accept(desk)
    await leader.openCase(desk, '待审核', words(29))
    await leader.decline(desk, '这里不属于本社区，请打 12345')
    expect([await state(30), await state(29)]).toEqual(['accepted', 'declined'])
  })

  it('three that are one are merged, and go on as one', async () => {
    for (const at of [26, 27]) await byAdmin(at, { act: 'merge', into: caseAt(28) })
    expect((await caseByApi(admin(), caseAt(28))).merged?.map(({ caseId }) => caseId).sort()).toEqual(
      [caseAt(26), caseAt(27)].sort(),
    )
  })

  it('one goes to an account and is done by its handler', async () => {
    await leader.openCase(desk, '待派遣', words(30))
    await leader.dispatch(desk, /物业小陈/, '任务30：请清走杂物')
    const tasks = await stage.person('handler', PHONE)
    await tasks.getByText('任务30：请清走杂物').first().waitFor()
    await handler.start(tasks)
    await handler.done(tasks, jpeg('after.jpg', await makePhoto({ hue: 20 })), '清走了')
    await expect.poll(() => state(30)).toBe('awaiting_verification')
    await tasks.context().close()
  })

  it('one goes to an outsider by a link, who learns nothing of a reporter', async () => {
    await byAdmin(25, { act: 'accept' })
    const json = { name: '市政施工队', days: 7 }
    const made = madeLinkSchema.parse(await (await admin().send('POST', paths.taskLinks(caseAt(25)), { json })).json())
    await byAdmin(25, { act: 'dispatch', handlerId: made.link.personId, task: '请补好路面', dueAt: null })
    const outside = await stage.stranger()
    const heard: string[] = []
    outside.context().on('response', async (response) => {
      if (/json/.test(response.headers()['content-type'] ?? '')) heard.push(await response.text().catch(() => ''))
    })
    await outside.goto(`${stage.url}/t#${made.secret}`)
    await outside.getByText('请补好路面').first().waitFor()
    await outside
      .getByRole('button', { name: /打开任务|去处理|看任务|开始/ })
      .first()
      .click()
    await handler.start(outside)
    await handler.done(outside, jpeg('after.jpg', await makePhoto({ hue: 80 })), '补好了')
    await expect.poll(() => state(25), { timeout: 20_000 }).toBe('awaiting_verification')
    const everything = [...heard, await outside.content()].join('\n')
    expect(everything).toContain('请补好路面')
    expect(everything).not.toContain(words(25))
    expect(everything).not.toContain('王阿姨')
    await outside.context().close()
  })

  it('one is returned, one put off, one reworked twice', async () => {
    await toChen(22, 24)
    await byChen(22, { act: 'return', reason: '需要别的工种' })
    await byAdmin(23, { act: 'suspend', reason: '等材料', reviewAt: Date.now() + 86_400_000 })
    for (const reason of ['只清了一半', '角落还有']) {
      await doneByChen(24)
      await leader.openCase(desk, '待核查', words(24))
      await leader.fail(desk, reason)
      await expect.poll(() => state(24)).toBe('in_progress')
    }
    await doneByChen(24)
    expect((await caseByApi(admin(), caseAt(24))).reworkCount).toBe(2)
    expect([await state(22), await state(23)]).toEqual(['accepted', 'suspended'])
  })

  it('what is done is looked at and closed; one is not solved, comes back and is reopened', async () => {
    await leader.openCase(desk, '待核查', words(30))
    await leader.verify(desk)
    await expect.poll(() => state(30)).toBe('closed')

    await volunteer.openMine(mine)
    await volunteer.syncNow(mine)
    const card = mine
      .getByRole('article')
      .filter({ has: mine.getByText('已结案') })
      .first()
    await card.getByRole('button', { name: '只看处理后' }).click()
    await card.getByRole('button', { name: '没解决' }).click()
    const sheet = mine.getByRole('dialog')
    await sheet.getByRole('button', { name: '还是老样子' }).click()
    await sheet.getByRole('button', { name: '请再看看' }).click()
    await sheet.waitFor({ state: 'hidden' })
    await expect.poll(() => state(30), { timeout: 20_000 }).toBe('awaiting_verification')

    await leader.openCase(desk, '待核查', words(30))
    await desk.getByText('还是老样子').first().waitFor()
    await desk.getByText('居民不满意').first().waitFor()
    await leader.verify(desk)
    await expect.poll(() => state(30)).toBe('closed')
    await byAdmin(30, { act: 'reopen', reason: '又堆上了，重新派人' })
    expect(await state(30)).toBe('accepted')
  })

  it('in the evening every report stands where the day left it', async () => {
    const counts = deskCountsSchema.parse(await (await admin().send('GET', paths.deskCounts)).json())
    expect(counts).toEqual({ submitted: 22, accepted: 2, dispatched: 1, awaiting_verification: 2, closed: 3 })
    await desk.getByRole('tab', { name: /^待审核 22/ }).waitFor()
  })
})
