import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillCases } from '../../rig/fill-cases.ts'
import { violations } from '../support/axe.ts'
import { type Stage, setStage } from '../support/stage.ts'

const CASES = 600

let stage: Stage
let desk: Page
beforeAll(async () => {
  stage = await setStage()
  fillCases(stage.server().dataDir, CASES, Date.now())
  desk = await stage.person('admin')
  await desk.goto(`${stage.url}/desk/map`)
})
afterAll(() => stage.end())

const inSight = async () => Number(/\d+/.exec((await desk.getByText(/^视野内/).textContent()) ?? '')?.[0])
const bubbles = () => desk.getByRole('application').getByRole('button', { name: /^这里有 \d+ 件/ })

describe('many cases on the desk’s map', () => {
  it('stand as few named bubbles, which come apart by a key', async () => {
    await bubbles().first().waitFor()
    expect(await bubbles().count()).toBeLessThan(120)
    expect(await inSight()).toBeGreaterThan(500)
    expect(await violations(desk)).toEqual([])
    const before = await bubbles().count()
    await bubbles().first().focus()
    await desk.keyboard.press('Enter')
    await expect.poll(() => bubbles().count()).toBeGreaterThan(before)
    expect(await desk.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON')
  })

  it('are narrowed by a filter that the address keeps', async () => {
    await desk.goto(`${stage.url}/desk/map`)
    await desk.getByText(/^视野内/).waitFor()
    await desk.getByLabel('状态').selectOption({ label: '待审核' })
    await expect.poll(inSight).toBeLessThan(60)
    const narrowed = await inSight()
    await desk.reload()
    await desk.getByText(`视野内 ${narrowed} 件`).waitFor()
    expect(await desk.getByLabel('状态').inputValue()).toBe('submitted')
    await desk.getByRole('button', { name: '清除筛选' }).click()
    await expect.poll(inSight).toBeGreaterThan(500)
  })

  it('are told as places where most came from, in words beside the map', async () => {
    await desk.getByRole('button', { name: '看热点' }).click()
    const places = desk.getByRole('region', { name: '案件最多的地方' })
    await places.getByRole('listitem').nth(9).waitFor()
    await desk.locator('.map-heat').first().waitFor({ state: 'attached' })
    expect(await violations(desk)).toEqual([])
    await places.getByRole('button').first().click()
    await desk.locator('.map-heat-number > span').first().waitFor()
  })

  it('have what came in lately at their place beside them', async () => {
    await desk.goto(`${stage.url}/desk?tab=submitted`)
    const near = desk.getByRole('heading', { name: '近期同处' }).locator('..')
    await near.getByRole('link').first().click()
    await desk.getByRole('heading', { name: '近期同处' }).waitFor()
    expect(await violations(desk)).toEqual([])
  })
})
