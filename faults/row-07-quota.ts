import type { Page } from 'playwright-core'
import { type Phone, switchOn } from '../rig/chromium.ts'
import { type RunningServer, runServer } from '../rig/run-server.ts'
import { signIn } from '../rig/sign-in.ts'
import { tcpProxy } from '../rig/tcp-proxy.ts'
import { volunteer } from '../rig/volunteer.ts'
import { balance, type Told } from './ledger.ts'
import type { FaultRow, RowOptions, RowResult } from './row.ts'
import { type Heard, listenForKept, pressSave } from './seen-kept.ts'
import { streetPhoto } from './street-photo.ts'
import { toldInBrowser } from './told-in-browser.ts'
import { faultFolder } from './town.ts'
import { count, type Tally } from './wire.ts'

const STEP_BYTES = 64 * 1024
/** What a report with a photo may need beyond what stands in the storage already; at the last steps everything must fit. */
const HEADROOM_BYTES = 3 * 1024 * 1024
/** To Chromium an override of 0 is none. */
const NO_ROOM = 1
const PATIENCE_MS = 15_000
/** What the page says where it could not keep something (see the words of capture). */
const REFUSED = /存储满了|存储出了问题|可靠地写进存储|不让保存数据/

/** A phone's storage, and where its page is found. */
type Place = { profile: string; origin: string }
type Screen = { page: Page; heard: Heard }
type Sum = { told: Told[]; silent: number; liars: string[]; tally: Tally }

/** Row 7: with any amount of room, a report is saved whole or refused in words. */
export const quotaRow: FaultRow = {
  number: 7,
  name: 'storage quota swept from 0 in 64 KiB steps',
  goal: 'every step: saved whole or refused in words',
  slice: 3,
  full: 1_000,
  must: ['saved', 'refused in words'],
  run: async (options) => {
    const { folder, remove } = faultFolder('quota-')
    const server = await runServer({ dataDir: `${folder}/data` })
    try {
      return await withoutNetwork(server, (place) => sweep(place, options))
    } finally {
      await server.kill()
      remove()
    }
  },
}

/** A phone signed in, with the page kept, and from then on without a network: nothing may be let go as delivered. */
async function withoutNetwork<T>(server: RunningServer, work: (place: Place) => Promise<T>): Promise<T> {
  const proxy = await tcpProxy(server.port)
  const origin = `http://localhost:${proxy.port}`
  const phone = await switchOn()
  try {
    const page = await firstPage(phone)
    await signIn(page, server.links.reporter.replace(server.url, origin))
    await volunteer.open(page, origin)
    await page.evaluate(() => navigator.serviceWorker?.ready.then(() => undefined))
    await page.waitForLoadState('networkidle')
    await phone.close()
    await proxy.cut()
    return await work({ profile: phone.profile, origin })
  } finally {
    phone.forget()
    await proxy.close()
  }
}

async function sweep(place: Place, { seed, runs, log }: RowOptions): Promise<RowResult> {
  const used = await onScreen(place, null, ({ page }) =>
    page.evaluate(() => navigator.storage.estimate().then(({ usage }) => usage ?? 0)),
  )
  const steps = Math.ceil((used + HEADROOM_BYTES) / STEP_BYTES)
  const wanted = Math.min(runs, steps + 1)
  const sum: Sum = { told: [], silent: 0, liars: [], tally: {} }
  for (let n = 0; n < wanted; n++) {
    const quota = Math.round((n * steps) / Math.max(1, wanted - 1)) * STEP_BYTES
    await onScreen(place, quota, (screen) => oneStep(screen, `${quota / 1024} KiB`, seed + n, sum))
    if (n % 20 === 19) log(`${n + 1} of ${wanted}`)
  }
  const { lost, doubled, partial, findings } = balance(sum.told, [])
  return {
    runs: wanted,
    lost: lost + sum.liars.length,
    doubled,
    partial,
    reached: sum.tally,
    other: {
      kibUsedBefore: Math.round(used / 1024),
      stepKib: Math.round((steps * STEP_BYTES) / Math.max(1, wanted - 1) / 1024),
      silent: sum.silent,
    },
    ok: sum.silent === 0,
    detail: [...findings, ...sum.liars].join('; '),
  }
}

/**
 * The phone switched on anew with so much room, the page open. Anew, because Chromium's IndexedDB spends from the room it
 * last asked for, for up to 30 s (kBucketSpaceCacheTimeLimit), and only a new process asks at once.
 */
async function onScreen<T>({ profile, origin }: Place, quota: number | null, look: (screen: Screen) => Promise<T>) {
  const phone = await switchOn({ profile })
  try {
    const page = await firstPage(phone)
    const cdp = await phone.context.newCDPSession(page)
    if (quota !== null) {
      await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: Math.max(NO_ROOM, quota) })
    }
    const heard = await listenForKept(page)
    await volunteer.open(page, origin)
    return await look({ page, heard })
  } finally {
    await phone.close()
  }
}

const firstPage = async ({ context }: Phone): Promise<Page> => context.pages()[0] ?? context.newPage()

async function oneStep(screen: Screen, mark: string, seed: number, sum: Sum): Promise<void> {
  const said = await tryToReport(screen, mark, seed)
  const kept = (await toldInBrowser(screen.page)).filter((told) => told.mark === mark)
  count(sum.tally, said)
  if (said === 'silent') sum.silent++
  if (said === 'saved' && kept.length !== 1)
    sum.liars.push(`at ${mark} 已存本机 was shown and ${kept.length} are there`)
  if (said === 'refused in words' && kept.length > 0) sum.liars.push(`at ${mark} it was called not kept and is there`)
  sum.told.push(...kept)
  await emptyOutbox(screen.page)
}

type Said = 'saved' | 'refused in words' | 'silent'

/** What the page says of a report with one photo: at the photo, or at 保存上报. */
async function tryToReport({ page, heard }: Screen, mark: string, seed: number): Promise<Said> {
  heard.shown = false
  const refused = page.getByText(REFUSED).first()
  const isReady = page.getByRole('img', { name: /第 ?\d+ ?张/ }).first()
  await volunteer.choosePhotos(page, [await streetPhoto(seed, 900)])
  const first = await whichComes(page, { ready: () => isReady.isVisible(), no: () => refused.isVisible() })
  if (first !== 'ready') return first === 'no' ? 'refused in words' : 'silent'
  await volunteer.say(page, mark)
  await pressSave(page)
  const then = await whichComes(page, { yes: async () => heard.shown, no: () => refused.isVisible() })
  if (then === 'yes') return 'saved'
  return then === 'no' ? 'refused in words' : 'silent'
}

async function whichComes<K extends string>(page: Page, signs: Record<K, () => Promise<boolean>>): Promise<K | null> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await page.waitForTimeout(40)) {
    for (const name of Object.keys(signs) as K[]) if (await signs[name]()) return name // the record has no other keys
  }
  return null
}

/** Takes away what this step left, past the app; what the app itself needs stays. */
const emptyOutbox = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('woodpecker')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const stores = ['operations', 'photos', 'photoBytes', 'drafts', 'draftPhotos']
          const emptying = opening.result.transaction(stores, 'readwrite')
          for (const store of stores) emptying.objectStore(store).clear()
          emptying.onabort = () => reject(emptying.error)
          emptying.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
  )
