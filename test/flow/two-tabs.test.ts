import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leader } from '../../rig/leader.ts'
import { volunteer } from '../../rig/volunteer.ts'
import { aPhoto } from '../support/field-photos.ts'
import { shellIsKept } from '../support/page-facts.ts'
import { type Stage, setStage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.end())

describe('the page open in two tabs', () => {
  it('a report made in one is delivered once, whoever of the two sends it', async () => {
    const first = await stage.volunteer()
    await volunteer.open(first, stage.url)
    await shellIsKept(first)
    const second = await first.context().newPage()
    await volunteer.open(second, stage.url)

    await stage.server().kill()
    await volunteer.report(first, { photos: [await aPhoto()], category: '烟蒂乱扔', words: '两个页面只有一件' })
    await volunteer.openMine(second)
    await stage.restartServer()
    // Both are told to send in the same moment.
    await volunteer.openMine(first)
    await Promise.all([volunteer.syncNow(first), volunteer.syncNow(second)])
    await Promise.all([first, second].map((page) => page.getByText('已送达').first().waitFor()))

    const desk = await stage.person('gridLeader')
    await leader.openCase(desk, '待审核', '两个页面只有一件')
    expect(await leader.countOf(desk, '待审核')).toBe(1)
  })
})
