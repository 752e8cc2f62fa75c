import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PHONE } from '../../rig/chromium.ts'
import { makePhoto } from '../../rig/made-photo.ts'
import { jpeg, volunteer } from '../../rig/volunteer.ts'
import { type Stage, setStage } from '../support/stage.ts'

declare global {
  interface Window {
    holdFrames(): void
    letFramesGo(): void
  }
}

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.end())

/** In the page: what is to happen at the next frame or after a time can be made to wait. */
function prepare(): void {
  const [frame, timer] = [window.requestAnimationFrame, window.setTimeout]
  let held: (() => unknown)[] = []
  window.holdFrames = () => {
    window.requestAnimationFrame = (run) => held.push(() => frame(run))
    window.setTimeout = ((run: () => void, ms?: number) => held.push(() => timer(run, ms))) as typeof setTimeout // as Preact calls it
  }
  window.letFramesGo = () => {
    window.requestAnimationFrame = frame
    window.setTimeout = timer
    for (const run of held) run()
    held = []
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 500))

/** Polled from outside: the page's own timers stand still. */
const shows = (page: Page, text: string) =>
  expect.poll(() => page.evaluate((wanted) => document.body.textContent.includes(wanted), text)).toBe(true)

it('a part that comes after its place was drawn and before the next frame is shown', async () => {
  const page = await stage.volunteer({ ...PHONE, serviceWorkers: 'block' })
  await page.addInitScript(prepare)
  await page.goto('about:blank')
  const asked: Route[] = []
  await page.route(/photos-part-.*\.js/, (route) => void asked.push(route))
  await volunteer.open(page, stage.url)
  await expect.poll(() => asked.length).toBe(1)
  await page.evaluate(() => window.holdFrames())
  await pause() // what was on its way already still comes
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.evaluate(() => document.querySelector<HTMLInputElement>('input[type=file]')?.click()),
  ])
  await chooser.setFiles([jpeg('a.jpg', await makePhoto())])
  await shows(page, '正在打开…')
  const came = page.waitForResponse(/photos-part-.*\.js/)
  await asked[0]?.continue()
  await (await came).finished()
  await pause() // it is run as soon as it is here
  await page.evaluate(() => window.letFramesGo())
  await volunteer.photoIsReady(page, 1)
})
