import type { Page } from 'playwright-core'
import { launchBrowser, openContext, PHONE } from '../rig/chromium.ts'
import { runServer } from '../rig/run-server.ts'
import { signIn } from '../rig/sign-in.ts'
import { tcpProxy } from '../rig/tcp-proxy.ts'
import { volunteer } from '../rig/volunteer.ts'
import { dice } from './dice.ts'
import type { Held, Told } from './ledger.ts'
import { readHeld } from './read-held.ts'
import { streetPhoto } from './street-photo.ts'
import { toldInBrowser } from './told-in-browser.ts'
import { faultFolder } from './town.ts'
import { count, type Tally } from './wire.ts'

/** A round with one photo takes about this long on a busy machine. */
const ROUND_MS = 1_200
const DELIVERED_WITHIN_MS = 60_000

type Outcome = { told: Told[]; held: Held[]; stuck: number }

/** Real Chromium: reports made with no signal, then the signal comes back in two to five tabs at once and tabs are closed, the worker stopped. */
export async function tabsInChromium(runs: number, seed: number, tally: Tally): Promise<Outcome> {
  const { folder, remove } = faultFolder('tabs-')
  const server = await runServer({ dataDir: `${folder}/data` })
  const proxy = await tcpProxy(server.port)
  const url = `http://localhost:${proxy.port}`
  const browser = await launchBrowser()
  const outcome: Outcome = { told: [], held: [], stuck: 0 }
  try {
    for (let run = 0; run < runs; run++) {
      const chance = dice(seed).fork(run)
      const context = await openContext(browser, PHONE)
      const page = await context.newPage()
      await signIn(page, server.links.reporter.replace(server.url, url))
      await volunteer.open(page, url)
      await isKept(page)
      const tabs = [page]
      while (tabs.length < chance.between(2, 5)) {
        const tab = await context.newPage()
        await volunteer.open(tab, url)
        tabs.push(tab)
      }
      await proxy.cut()
      await volunteer.report(page, {
        photos: [await streetPhoto(run)],
        category: '烟蒂乱扔',
        words: `第${seed}-${run}次`,
      })
      const kept = await toldInBrowser(page)
      const last = await context.newPage()
      await proxy.restore()
      await disturb(tabs, chance, tally)
      outcome.stuck += (await sendsTheRest(last, url)) ? 0 : 1
      outcome.told.push(...afterwards(kept, await toldInBrowser(last)))
      await context.close()
      count(tally, 'in Chromium')
    }
    outcome.held = readHeld(server.dataDir)
    return outcome
  } finally {
    await browser.close()
    await proxy.close()
    await server.kill()
    remove()
  }
}

/** A page cut off before the worker has all its parts could not report at all: that is another story than this row's. */
async function isKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.waitForLoadState('networkidle')
}

/** Every tab hears that the network is back; most of them are closed while they send. */
async function disturb(tabs: Page[], chance: ReturnType<typeof dice>, tally: Tally): Promise<void> {
  await Promise.all(tabs.map((tab) => tab.evaluate(() => void dispatchEvent(new Event('online')))))
  for (const [at, tab] of tabs.entries()) {
    await new Promise((resolve) => setTimeout(resolve, (chance.next() * ROUND_MS) / tabs.length))
    if (at === 0 || chance.hits(0.4)) await stopWorker(tab, tally)
    await tab.close()
    count(tally, 'tab closed')
  }
}

async function stopWorker(tab: Page, tally: Tally): Promise<void> {
  const session = await tab.context().newCDPSession(tab)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  count(tally, 'worker stopped')
}

async function sendsTheRest(page: Page, url: string): Promise<boolean> {
  await volunteer.open(page, url)
  await volunteer.openMine(page)
  const until = Date.now() + DELIVERED_WITHIN_MS
  while (Date.now() < until) {
    await volunteer.syncNow(page)
    if ((await toldInBrowser(page)).every((told) => told.delivered)) return true
  }
  return false
}

/** What was kept must be found again; what is gone from the phone must be on the server. */
const afterwards = (kept: readonly Told[], now: readonly Told[]): Told[] =>
  kept.map((told) => now.find(({ reportId }) => reportId === told.reportId) ?? { ...told, delivered: true })
