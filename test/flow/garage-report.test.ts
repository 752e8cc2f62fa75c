import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { switchOn } from '../../rig/chromium.ts'
import { handler } from '../../rig/handler.ts'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { aPhoto } from '../support/field-photos.ts'
import { picturesAreShown, shellIsKept } from '../support/page-facts.ts'
import { firstPage, type Stage, setStage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.end())

describe.each([
  { mode: 'with the service worker', words: '地下车库出口被电瓶车堵住', options: {} },
  { mode: 'without service workers', words: '二号车库门口堵了', options: { serviceWorkers: 'block' as const } },
])('a report from a garage without signal, $mode', ({ options, words }) => {
  let profile: string

  it('outlives a dead server and a killed browser, and arrives once', async () => {
    const phone = await stage.signedInPhone(options)
    profile = phone.profile
    const page = await firstPage(phone)
    await volunteer.open(page, stage.url)
    if (!('serviceWorkers' in options)) await shellIsKept(page)
    await page.waitForLoadState('networkidle')

    await stage.server().kill()
    await volunteer.report(page, { photos: [await aPhoto()], category: '电瓶车乱停放', words })
    expect(await page.getByText('已送达').count()).toBe(0)
    await phone.kill()

    await stage.restartServer()
    const later = await firstPage(await switchOn({ ...options, profile }))
    await volunteer.open(later, stage.url)
    await volunteer.openMine(later)
    await later.getByRole('article').first().getByText('已送达').waitFor()
    await later.context().close()

    const desk = await stage.person('gridLeader')
    await leader.openCase(desk, '待审核', words)
    expect(await leader.countOf(desk, '待审核')).toBe(1)
    await desk.context().close()
  })

  it('is accepted, dispatched, handled and verified, and its reporter sees before and after', async () => {
    const desk = await stage.person('gridLeader')
    await leader.openCase(desk, '待审核', words)
    await leader.accept(desk)
    await leader.openCase(desk, '待派遣', words)
    await leader.dispatch(desk, /物业小陈/, `请清理：${words}`)

    const tasks = await stage.person('handler')
    await tasks.getByText(`请清理：${words}`).first().waitFor()
    await handler.start(tasks)
    await handler.done(tasks, jpeg('after.jpg', await makePhoto({ hue: 20 })), '已清理')

    await leader.openCase(desk, '待核查', words)
    await leader.verify(desk)
    await leader.openCase(desk, '已结案', words)

    const mine = await firstPage(await switchOn({ ...options, profile }))
    await volunteer.open(mine, stage.url)
    await volunteer.openMine(mine)
    const card = mine.getByRole('article').filter({ hasText: '已结案' }).first()
    await card.getByText('处理前', { exact: true }).waitFor()
    await card.getByText('处理后', { exact: true }).waitFor()
    await picturesAreShown(card.locator('.compare'), 2)
    for (const context of [desk, tasks, mine].map((page) => page.context())) await context.close()
  })
})
