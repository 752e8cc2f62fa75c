import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '../../rig/sign-in.ts'
import { volunteer } from '../../rig/volunteer.ts'
import { shellIsKept } from '../support/page-facts.ts'
import { type Stage, setStage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.end())

describe('the signal lost while the page was being kept', () => {
  it.each([
    ['it is kept once the signal is back, without being opened again', 0],
    ['also where the signal is back before the browser gives up', 3_000],
  ])('%s', async (_name, failsAfterMs) => {
    const page = await stage.stranger()
    await page.addInitScript((ms) => {
      const office = ServiceWorkerContainer.prototype
      const register = office.register
      office.register = () => {
        office.register = register
        const failure = new TypeError('Failed to register a ServiceWorker: an unknown error occurred')
        return new Promise((_, reject) => setTimeout(() => reject(failure), ms))
      }
      // The signal that comes back must not find the real one before this one has failed.
      if (ms > 0) addEventListener('online', (event) => event.stopImmediatePropagation(), true)
    }, failsAfterMs)
    await signIn(page, stage.server().links.reporter)
    await page.getByRole('button', { name: '拍照' }).waitFor()
    const isKept = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) !== undefined)
    expect(await isKept()).toBe(false)
    await page.context().setOffline(true)
    await page.context().setOffline(false)
    await expect.poll(isKept).toBe(true)
    await shellIsKept(page)
    await page.context().close()
  })
})

describe('no network after one visit', () => {
  it('every screen of the volunteer opens', async () => {
    const page = await stage.volunteer()
    await volunteer.open(page, stage.url)
    await shellIsKept(page)
    await stage.server().kill()
    await page.reload()
    await page.getByRole('button', { name: '拍照' }).waitFor()
    await volunteer.openMine(page)
    await page.getByRole('navigation').getByRole('link', { name: '地图' }).click()
    await page.locator('.leaflet-container').waitFor()
    await page.goto(`${stage.url}/mine`)
    await page.getByRole('button', { name: '立即同步' }).waitFor()
    await page.context().close()
  })
})

describe('installable', () => {
  it('the manifest is served as one, complete, with a maskable icon that exists', async () => {
    await stage.restartServer()
    const answer = await fetch(`${stage.url}/manifest.webmanifest`)
    expect(answer.headers.get('content-type')).toContain('application/manifest+json')
    const manifest = (await answer.json()) as Record<string, unknown> // fields checked below
    expect(manifest).toMatchObject({ id: '/', start_url: '/', lang: 'zh-CN', display: 'standalone', name: '啄木鸟' })
    const icons = manifest.icons as { src: string; sizes: string; purpose?: string }[] // a manifest's list
    expect(icons.some((icon) => icon.purpose?.includes('maskable'))).toBe(true)
    expect(icons.some((icon) => icon.sizes === '512x512')).toBe(true)
    for (const icon of icons) expect((await fetch(new URL(icon.src, stage.url))).status).toBe(200)
    expect(JSON.stringify(manifest.shortcuts)).toContain('拍照上报')
  })

  it('a service worker controls the page after the first visit', async () => {
    const page = await stage.volunteer()
    await volunteer.open(page, stage.url)
    await shellIsKept(page)
    await page.reload()
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  })
})
