import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type BuildsServer, buildsServer } from '../../rig/builds-server.ts'
import { launchBrowser, openContext } from '../../rig/chromium.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { signIn } from '../../rig/sign-in.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { shellIsKept } from '../support/page-facts.ts'
import { type Stage, setStage } from '../support/stage.ts'

let stage: Stage
let builds: BuildsServer
let browser: Awaited<ReturnType<typeof launchBrowser>>
let page: Page
beforeAll(async () => {
  stage = await setStage()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await stage.end()
})
beforeEach(async () => {
  builds = await buildsServer(new URL(stage.url).port ? Number(new URL(stage.url).port) : 80)
  const context = await openContext(browser)
  page = await context.newPage()
  await signIn(page, stage.server().links.reporter.replace(stage.url, builds.url))
  await volunteer.open(page, builds.url)
  await shellIsKept(page)
  await page.reload()
  await page.getByRole('button', { name: '拍照' }).waitFor()
})
afterEach(async () => {
  await page.context().close()
  await builds.close()
})

const lookForUpdate = (at: Page) =>
  at.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 50))
  })

const runs = async (at: Page) => {
  const src = await at.evaluate(() => document.querySelector('script[src*="/assets/"]')?.getAttribute('src') ?? '')
  return builds.parts('second').some((part) => src.endsWith(part)) ? 'second' : 'first'
}

const statusOf = (at: Page, path: string) =>
  at.evaluate(async (url) => {
    const answer = await fetch(url)
    return [answer.status, answer.headers.get('content-type')?.includes('javascript') ?? false]
  }, path)

describe('a new version of the page', () => {
  it('waits for consent; then a second window goes on with its own parts, which the server no longer has', async () => {
    const other = await page.context().newPage()
    await volunteer.open(other, builds.url)
    await volunteer.say(other, '写到一半')
    builds.serve('second')
    const old = builds.keptParts('first').filter((part) => !builds.parts('second').includes(part))
    expect(old.length).toBeGreaterThan(20)
    await lookForUpdate(page)
    expect(await runs(page)).toBe('first')
    expect((await fetch(builds.url + old[0])).status).toBe(404)

    await page.getByRole('button', { name: '更新', exact: true }).click()
    await expect.poll(() => runs(page)).toBe('second')

    for (const part of old) expect(await statusOf(other, part), part).toEqual([200, true])
    expect(await other.getByRole('textbox', { name: '补充说明' }).inputValue()).toBe('写到一半')
    await other.reload()
    await expect.poll(() => runs(other)).toBe('second')
    await expect.poll(() => other.getByRole('textbox', { name: '补充说明' }).inputValue()).toBe('写到一半')
  })

  it('takes over by itself on a cold start, when no other window is open', async () => {
    builds.serve('second')
    await lookForUpdate(page)
    await page.reload()
    await expect.poll(() => runs(page)).toBe('second')
  })

  it('does not take over on a start beside another window', async () => {
    const other = await page.context().newPage()
    await volunteer.open(other, builds.url)
    builds.serve('second')
    await lookForUpdate(page)
    await page.reload()
    await page.getByRole('button', { name: '更新', exact: true }).waitFor()
    expect([await runs(page), await runs(other)]).toEqual(['first', 'first'])
  })

  it('is not offered while a report is being sent; the report arrives whole', async () => {
    const release = builds.holdUploads()
    await volunteer.report(page, { photos: [jpeg('a.jpg', await makePhoto({ width: 800, height: 600 }))] })
    builds.serve('second')
    await lookForUpdate(page)
    await page.waitForTimeout(500)
    expect(await page.getByRole('button', { name: '更新', exact: true }).count()).toBe(0)
    release()
    await page.getByText('已送达').first().waitFor()
    await page.getByRole('button', { name: '更新', exact: true }).click()
    await expect.poll(() => runs(page)).toBe('second')
    await volunteer.openMine(page)
    await page.getByText('已送达').first().waitFor()
  })
})
