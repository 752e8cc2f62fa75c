import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handler } from '../../rig/handler.ts'
import { leader } from '../../rig/leader.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { signIn } from '../../rig/sign-in.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { violations } from '../support/axe.ts'
import { shellIsKept } from '../support/page-facts.ts'
import { inviteVolunteer } from '../support/second-volunteer.ts'
import { type Stage, setStage } from '../support/stage.ts'

const CATEGORY = '电瓶车乱停放'
const WORDS = '单元门口停了三辆，出不去'

let stage: Stage
let first: Page
let second: Page
let desk: Page
beforeAll(async () => {
  stage = await setStage()
  first = await stage.volunteer()
  desk = await stage.person('gridLeader')
  second = await stage.volunteer()
  await second.context().clearCookies()
  await signIn(second, inviteVolunteer(stage.server(), '演示·李阿姨'))
})
afterAll(() => stage.end())

const photo = async (hue: number) => jpeg('IMG_1.jpg', await makePhoto({ hue }))
const hint = () => second.getByRole('region', { name: '附近已有人上报' })
const card = () => second.getByRole('article', { name: `我也看到的 ${CATEGORY}` })

describe('what somebody has reported already', () => {
  it('is hinted at with no network, and joined in one tap', async () => {
    await volunteer.open(first, stage.url)
    await volunteer.report(first, { photos: [await photo(10)], category: CATEGORY, words: WORDS })
    await first.getByText('已送达').first().waitFor()

    await volunteer.open(second, stage.url)
    await volunteer.openMine(second)
    await volunteer.syncNow(second)
    await shellIsKept(second)
    await volunteer.open(second, stage.url)
    await second.waitForLoadState('networkidle')
    await second.context().setOffline(true)
    await volunteer.choosePhotos(second, [await photo(40)])
    await volunteer.photoIsReady(second, 1)
    await volunteer.chooseCategory(second, CATEGORY)
    await hint().getByText('今天').waitFor()
    await hint().getByText('待审核').waitFor()
    expect(await second.getByText(WORDS).count()).toBe(0)
    expect(await violations(second)).toEqual([])
    await second.getByRole('button', { name: '已有人上报，看看' }).click()
    await hint().getByRole('button', { name: '我也看到' }).click()
    await second.getByText('记下了，办结后会告诉您').waitFor()
    await hint().waitFor({ state: 'hidden' })

    await volunteer.openMine(second)
    await card().getByText('已存本机').waitFor()
    await second.context().setOffline(false)
    await card().getByText('已送达').waitFor()
    await card().getByText('待审核').waitFor()
  })

  it('shows on the desk how many saw it, never who', async () => {
    await leader.openCase(desk, '待审核', WORDS)
    await desk.getByText('另有 1 人看到').waitFor()
    await desk.getByText(/志愿者 ·/).waitFor()
    expect(await desk.getByText('李阿姨').count()).toBe(0)
    expect(await leader.countOf(desk, '待审核')).toBe(1)
  })

  it('is heard of by both when it is closed', async () => {
    await leader.accept(desk)
    await leader.openCase(desk, '待派遣', WORDS)
    await leader.dispatch(desk, /物业小陈/, '请把电瓶车挪走')
    const tasks = await stage.person('handler')
    await tasks.getByText('请把电瓶车挪走').first().waitFor()
    await handler.start(tasks)
    await handler.done(tasks, await photo(90), '已挪走')
    await leader.openCase(desk, '待核查', WORDS)
    await leader.verify(desk)

    await volunteer.syncNow(second)
    await card().getByText('已结案').waitFor()
    await card().getByText('处理后', { exact: true }).waitFor()
    expect(await second.getByText(WORDS).count()).toBe(0)
    await volunteer.openMine(first)
    await volunteer.syncNow(first)
    await first.getByRole('article').getByText('已结案').first().waitFor()
    expect(await first.getByText('我也看到').count()).toBe(0)
  })

  it('is hinted at for a while after, to those who reported it in their own words, and stands in nobody’s way', async () => {
    await volunteer.open(first, stage.url)
    await volunteer.choosePhotos(first, [await photo(60)])
    await volunteer.chooseCategory(first, CATEGORY)
    const own = first.getByRole('region', { name: '这里您上报过' })
    await own.getByText('您上报的').waitFor()
    expect(await own.getByRole('button', { name: '我也看到' }).count()).toBe(0)
    await own.getByRole('button', { name: '仍要上报' }).click()
    await own.waitFor({ state: 'hidden' })
    await volunteer.save(first)
  })
})
