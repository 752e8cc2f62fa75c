import type { IncomingMessage } from 'node:http'
import type { BrowserContext, Page } from 'playwright-core'
import { headers } from '../domain/wire.ts'
import { type BuildsServer, buildsServer } from '../rig/builds-server.ts'
import { launchBrowser, openContext, PHONE } from '../rig/chromium.ts'
import { runServer } from '../rig/run-server.ts'
import { signIn } from '../rig/sign-in.ts'
import { volunteer } from '../rig/volunteer.ts'
import type { Held, Told } from './ledger.ts'
import { readHeld } from './read-held.ts'
import { streetPhoto } from './street-photo.ts'
import { toldInBrowser } from './told-in-browser.ts'
import { faultFolder } from './town.ts'
import { count, type Tally } from './wire.ts'

const offsetOf = ({ headers: sent }: IncomingMessage) => Number(sent[headers.uploadOffset.toLowerCase()])

/** Where the report is when the new worker takes over: at the request that is held back. */
export const SWAP_MOMENTS = {
  'swap before the first byte': (asked) => asked.method === 'POST' && asked.url?.startsWith('/v1/uploads/') === true,
  'swap in the middle of a photo': (asked) => asked.method === 'PATCH' && offsetOf(asked) > 0,
  'swap before the receipt': (asked) => asked.url?.endsWith('/receipt') === true,
} as const satisfies Record<string, (asked: IncomingMessage) => boolean>
type Moment = keyof typeof SWAP_MOMENTS
const MOMENTS = Object.keys(SWAP_MOMENTS) as Moment[] // Object.keys widens; the table has no other keys

/** By a tap on 更新 in a second window, or by itself when the phone's only page is opened anew. */
export const SWAP_WAYS = ['swap by tap', 'swap by cold start'] as const

/** Noise that the phone's own compression leaves larger than one upload piece (256 KiB): some 277 KB. */
const PHOTO_EDGES_PX = [1200, 1250] as const
const PATIENCE_MS = 30_000
const DELIVERED_WITHIN_MS = 60_000

type Outcome = { told: Told[]; held: Held[]; stuck: number }
type Stage = { builds: BuildsServer; context: BrowserContext; page: Page; tally: Tally; index: number }

/** Real Chromium: a page of one build sends a report, the next build's worker takes over in the middle, the report arrives. */
export async function swapWorkers(runs: number, seed: number, tally: Tally): Promise<Outcome> {
  const { folder, remove } = faultFolder('swap-')
  const server = await runServer({ dataDir: `${folder}/data` })
  const builds = await buildsServer(server.port)
  const browser = await launchBrowser()
  const outcome: Outcome = { told: [], held: [], stuck: 0 }
  try {
    for (let run = 0; run < runs; run++) {
      builds.serve('first')
      const context = await openContext(browser, PHONE)
      const page = await context.newPage()
      await signIn(page, server.links.reporter.replace(server.url, builds.url))
      await keepsShell(page, builds.url)
      const told = await oneSwap({ builds, context, page, tally, index: seed + run }, run)
      if (told.some(({ delivered }) => !delivered)) outcome.stuck++
      outcome.told.push(...told)
      await context.close()
    }
    outcome.held = readHeld(server.dataDir)
    return outcome
  } finally {
    await browser.close()
    await builds.close()
    await server.kill()
    remove()
  }
}

/** A page that stands under its worker, as on every day but the first. */
async function keepsShell(page: Page, url: string): Promise<void> {
  await volunteer.open(page, url)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await volunteer.open(page, url)
}

async function oneSwap(stage: Stage, run: number): Promise<Told[]> {
  const { builds, context, page, tally, index } = stage
  const moment = MOMENTS[run % MOMENTS.length] ?? MOMENTS[0]
  const way = SWAP_WAYS[run % SWAP_WAYS.length] ?? SWAP_WAYS[0]
  if (!moment) throw new Error('no moment')
  const beside = way === 'swap by tap' ? await context.newPage() : null
  if (beside) await volunteer.open(beside, builds.url)
  await page.bringToFront()
  const { reached, release } = builds.holdWhere(SWAP_MOMENTS[moment])
  const photos = await Promise.all(PHOTO_EDGES_PX.map((edge, n) => streetPhoto(index + n, edge)))
  await volunteer.report(page, { photos, category: '烟蒂乱扔', words: `换版本时第${index}次` })
  const kept = await toldInBrowser(page)
  const isHalfSent = await withinPatience(reached)
  builds.serve('second')
  await findsUpdate(beside ?? page)
  const last = beside ?? (await openedAnew(stage))
  if (beside) await beside.getByRole('button', { name: '更新', exact: true }).click()
  if ((await tookOver(last)) && isHalfSent) for (const what of ['worker swapped', moment, way]) count(tally, what)
  release()
  return arrives(stage, last, kept)
}

const withinPatience = (what: Promise<void>): Promise<boolean> =>
  Promise.race([what.then(() => true), new Promise<false>((end) => setTimeout(() => end(false), PATIENCE_MS))])

const findsUpdate = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 50))
  })

/** The only page goes away in the middle of sending, and the phone is taken out again. */
async function openedAnew({ context, page, builds }: Stage): Promise<Page> {
  await page.close()
  const anew = await context.newPage()
  await volunteer.open(anew, builds.url)
  return anew
}

/** Whether the waiting worker has become the active one. A page that opens itself anew meanwhile is asked again. */
async function tookOver(page: Page): Promise<boolean> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await page.waitForTimeout(100)) {
    const isOver = await page
      .evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration()
        return registration?.waiting === null && registration.active?.state === 'activated'
      })
      .catch(() => false)
    if (isOver) return true
  }
  return false
}

/** Waits until all that was kept is delivered, whichever page sends it; then the phone must run the new build. */
async function arrives({ builds, tally }: Stage, page: Page, kept: readonly Told[]): Promise<Told[]> {
  let now: Told[] = []
  for (const until = Date.now() + DELIVERED_WITHIN_MS; Date.now() < until; await page.waitForTimeout(250)) {
    now = await toldInBrowser(page).catch(() => []) // in the middle of opening itself anew
    if (now.length > 0 && now.every(({ delivered }) => delivered)) break
    await page.evaluate(() => void dispatchEvent(new Event('online'))).catch(() => undefined)
  }
  await volunteer.open(page, builds.url)
  const src = await page.evaluate(() => document.querySelector('script[src*="/assets/"]')?.getAttribute('src') ?? '')
  if (builds.parts('second').some((part) => src.endsWith(part))) count(tally, 'then runs the new build')
  return kept.map((told) => now.find(({ reportId }) => reportId === told.reportId) ?? { ...told, stillHere: false })
}
