import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskCaseSchema } from '../../domain/case-view.ts'
import { parse } from '../../domain/parse.ts'
import { meSchema } from '../../domain/person.ts'
import { paths } from '../../domain/wire.ts'
import { PHONE } from '../../rig/chromium.ts'
import { handler } from '../../rig/handler.ts'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { type Stage, setStage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.end())

const WORDS = '金丝雀：我住在这个单元，看见是楼上老张放的'

const OBJECTION = '金丝雀：晚上我家老人又绊倒了'

/** Collects everything the server tells this page, and what it asks for. */
function listen(page: Page): string[] {
  const heard: string[] = []
  page.context().on('response', async (response) => {
    heard.push(response.url(), JSON.stringify(response.headers()))
    if (/json/.test(response.headers()['content-type'] ?? '')) heard.push(await response.text().catch(() => ''))
  })
  return heard
}

const getJson = (page: Page, path: string): Promise<unknown> =>
  page.evaluate(async (address) => (await fetch(address)).json(), path)

describe('a handler learns nothing of who reported', () => {
  it('neither on a screen nor in any answer of the server', async () => {
    const mine = await stage.volunteer()
    await volunteer.report(mine, {
      photos: [jpeg('IMG_1.jpg', await makePhoto())],
      category: '电瓶车乱停放',
      words: WORDS,
    })
    await mine.getByText('已送达').first().waitFor()
    const me = parse(meSchema, await getJson(mine, paths.me))
    if (!me.ok) throw new Error(me.problems.join())

    const desk = await stage.person('gridLeader')
    await leader.openCase(desk, '待审核', WORDS)
    const caseId = new URL(desk.url()).searchParams.get('case') ?? ''
    await leader.accept(desk)
    await leader.openCase(desk, '待派遣', WORDS)
    await leader.dispatch(desk, /物业小陈/, '把车挪到车棚')
    const seen = parse(deskCaseSchema, await getJson(desk, paths.deskCase(caseId)))
    if (!seen.ok) throw new Error(seen.problems.join())

    const tasks = await stage.person('handler', PHONE)
    const heard = listen(tasks)
    await tasks.reload()
    await tasks.getByText('把车挪到车棚').first().waitFor()
    await handler.start(tasks)
    await tasks.getByRole('button', { name: '已处理', exact: true }).first().waitFor()
    const everything = [...heard, await tasks.content()].join('\n')

    expect(everything).toContain('把车挪到车棚') // we do hear what there is to hear
    const secrets = [WORDS, '金丝雀', me.value.personId, me.value.name, String(seen.value.receivedAt)]
    expect(secrets.filter((secret) => everything.includes(secret))).toEqual([])
  })

  it('nor when the work is judged, and its reporter is not satisfied', async () => {
    const [desk, tasks] = [await stage.person('gridLeader'), await stage.person('handler', PHONE)]
    const heard = listen(tasks)
    await tasks.getByText('把车挪到车棚').first().waitFor()
    await handler.done(tasks, jpeg('after.jpg', await makePhoto({ hue: 20 })), '挪好了')
    await leader.openCase(desk, '待核查', WORDS)
    await leader.verify(desk)
    const mine = await stage.volunteer()
    const me = parse(meSchema, await getJson(mine, paths.me))
    if (!me.ok) throw new Error(me.problems.join())
    await volunteer.openMine(mine)
    await mine.getByRole('button', { name: '没解决' }).first().click()
    const sheet = mine.getByRole('dialog')
    await sheet.getByRole('textbox', { name: /原因/ }).fill(OBJECTION)
    await sheet.getByRole('button', { name: '请再看看' }).click()
    await sheet.waitFor({ state: 'hidden' })
    await leader.openCase(desk, '待核查', OBJECTION)
    await leader.fail(desk, '还有两辆没挪')
    await tasks.reload()
    await tasks.getByText('还有两辆没挪').first().waitFor()
    const everything = [...heard, await tasks.content()].join('\n')
    const secrets = [WORDS, '金丝雀', OBJECTION, me.value.personId, me.value.name]
    expect(secrets.filter((secret) => everything.includes(secret))).toEqual([])
  })

  it('nor by asking where only the desk may', async () => {
    const tasks = await stage.person('handler')
    const statuses = await tasks.evaluate(
      (addresses) => Promise.all(addresses.map(async (address) => (await fetch(address)).status)),
      [paths.deskCounts, `${paths.deskCases}?tab=submitted`, paths.handlers],
    )
    expect(statuses).toEqual([403, 403, 403])
  })

  it('the desk is told that somebody reported, never who', async () => {
    const mine = await stage.volunteer()
    const me = parse(meSchema, await getJson(mine, paths.me))
    const desk = await stage.person('gridLeader')
    const page = JSON.stringify(await getJson(desk, `${paths.deskCases}?tab=dispatched`))
    expect(page).toContain('金丝雀')
    expect(me.ok && page.includes(me.value.personId)).toBe(false)
    expect(me.ok && page.includes(me.value.name)).toBe(false)
  })
})
