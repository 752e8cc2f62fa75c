import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Page } from 'playwright-core'
import { type Phone, switchOn } from '../rig/chromium.ts'
import { whatPagesSay } from '../rig/overhear.ts'
import { type RunningServer, runServer } from '../rig/run-server.ts'
import { signIn } from '../rig/sign-in.ts'
import { type TcpProxy, tcpProxy } from '../rig/tcp-proxy.ts'
import { volunteer } from '../rig/volunteer.ts'
import { type Dice, dice } from './dice.ts'
import { balance, type Told } from './ledger.ts'
import { readHeld } from './read-held.ts'
import { resultsFolder } from './results-folder.ts'
import type { FaultRow, RowOptions, RowResult } from './row.ts'
import { listenForKept, pressSave } from './seen-kept.ts'
import { streetPhoto } from './street-photo.ts'
import { toldInBrowser } from './told-in-browser.ts'
import { faultFolder } from './town.ts'
import { count, type Tally } from './wire.ts'

const KILL_WITHIN_MS = 400
/** One phone goes through so many deaths before a fresh one takes its place: storage grows as it does for people. */
const DEATHS_PER_PHONE = 15

type Stage = { server: RunningServer; proxy: TcpProxy; url: string; folder: string }
/** `gone`: what was shown and was not on the phone at a later start; the server may have had it by then. */
type Sum = { told: Told[]; gone: { mark: string; text: string }[]; stuck: string[]; tally: Tally }

/**
 * Row 4: the browser dies right after 保存上报; whatever showed 已存本机 is there afterwards, on the phone, or whole on the server. A
 * browser that finds its storage damaged begins an empty one (docs/decisions/0023): then what was not delivered has come back
 * from its second copy, and what was delivered is on the server.
 */
export const killBrowserRow: FaultRow = {
  number: 4,
  name: 'Chromium killed 0–400 ms after 保存上报',
  goal: '≥ 500 kills: what was shown 已存本机 is there',
  slice: 3,
  full: 510, // some may be stuck before they can be killed
  must: ['killed', 'shown kept'],
  run: async (options) => {
    const { folder, remove } = faultFolder('browser-')
    const server = await runServer({ dataDir: `${folder}/data` })
    const proxy = await tcpProxy(server.port)
    try {
      return await killAgainAndAgain({ server, proxy, url: `http://localhost:${proxy.port}`, folder }, options)
    } finally {
      await proxy.close()
      await server.kill()
      remove()
    }
  },
}

async function killAgainAndAgain(stage: Stage, { seed, runs, log }: RowOptions): Promise<RowResult> {
  const base = await signedInProfile(stage)
  const sum: Sum = { told: [], gone: [], stuck: [], tally: {} }
  for (let run = 0; run < runs; run += DEATHS_PER_PHONE) {
    const profile = `${stage.folder}/phone-${run}`
    cpSync(base, profile, { recursive: true })
    await onePhone(stage, profile, dice(seed).fork(run), Math.min(DEATHS_PER_PHONE, runs - run), sum)
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    log(`${Math.min(runs, run + DEATHS_PER_PHONE)} of ${runs}`)
  }
  const held = readHeld(stage.server.dataDir)
  const { lost, doubled, partial, findings } = balance(sum.told, held)
  const whole = held.filter(({ photos }) => photos.length > 0 && photos.every((photo) => photo.fileIsWhole))
  const onServer = new Set(whole.map(({ mark }) => mark))
  const forgotten = sum.gone.filter(({ mark }) => !onServer.has(mark)).map(({ text }) => text)
  const killed = sum.tally.killed ?? 0
  return {
    runs: killed,
    lost: lost + forgotten.length,
    doubled,
    partial,
    reached: sum.tally,
    other: { notYetShown: killed - (sum.tally['shown kept'] ?? 0), onServerOnly: sum.gone.length - forgotten.length },
    ok: true,
    detail: [...forgotten, ...findings, ...sum.stuck].slice(0, 10).join('; '),
  }
}

/** A phone signed in and closed properly once, so that its cookie and the page itself are on its disk. */
async function signedInProfile({ server, url, folder }: Stage): Promise<string> {
  const profile = `${folder}/base`
  const phone = await switchOn({ profile })
  const page = await pageOf(phone)
  await signIn(page, server.links.reporter.replace(server.url, url))
  await volunteer.open(page, url)
  await page.evaluate(() => navigator.serviceWorker?.ready.then(() => undefined))
  await page.waitForLoadState('networkidle')
  await phone.close()
  return profile
}

const pageOf = async ({ context }: Phone): Promise<Page> => context.pages()[0] ?? context.newPage()

/** Each start looks for what the ones before it showed, then makes the next report and dies. */
async function onePhone(stage: Stage, profile: string, chance: Dice, deaths: number, sum: Sum): Promise<void> {
  const shown: string[] = []
  let found: Told[] = []
  for (let death = 0; death <= deaths; death++) {
    await stage.proxy.cut()
    await stage.proxy.restore()
    const asItDied = keepStorageOf(profile)
    const phone = await switchOn({ profile })
    const page = await pageOf(phone)
    await volunteer.open(page, stage.url)
    found = await toldInBrowser(page)
    if (death > 0 && wasBegunAnew(profile)) count(sum.tally, 'storage thrown away')
    const missing = shown.filter((mark) => !found.some((told) => told.mark === mark))
    if (missing.length > 0) keepEvidence(profile, asItDied, death)
    for (const mark of missing) {
      shown.splice(shown.indexOf(mark), 1) // told once, not again at every start
      const text = `${mark} was shown and is not there at start ${death}, which holds ${marksIn(found)}`
      sum.gone.push({ mark, text })
    }
    const mark = `${basename(profile)} ${death}`
    const isLast = death === deaths
    if (isLast) await phone.close()
    else {
      // What never came to 保存上报 was not shown as kept: it is told apart, and the phone goes on.
      const isShown = await dieSaving(stage, phone, page, mark, chance, sum.tally).catch(async (error: unknown) => {
        sum.stuck.push(`${mark} is stuck (${String(error).split('\n')[0]}), ${(await whatPagesSay()).join(' ')}`)
        count(sum.tally, 'stuck')
        await phone.kill()
        return false
      })
      if (isShown) shown.push(mark)
    }
  }
  sum.told.push(...found)
}

/** Its IndexedDB as the last death left it: what a start does to it cannot be told afterwards. */
function keepStorageOf(profile: string): string {
  const copy = `${profile}-as-it-died`
  copyAnew(storageOf(profile), copy)
  return copy
}

/** Beside the results, for whoever reads the finding: the storage before and after the start that missed something. */
function keepEvidence(profile: string, asItDied: string, death: number): void {
  const folder = join(resultsFolder(), 'evidence', `${basename(profile)}-start-${death}`)
  copyAnew(asItDied, join(folder, 'before'))
  copyAnew(storageOf(profile), join(folder, 'after'))
}

const storageOf = (profile: string) => join(profile, 'Default/IndexedDB')

/** Whether Chromium began the storage anew at this start, after it had thrown a damaged one away: its LevelDB says so. */
function wasBegunAnew(profile: string): boolean {
  const logs = readdirSync(storageOf(profile), { recursive: true }).map(String)
  return logs
    .filter((name) => basename(name) === 'LOG')
    .some((name) => readFileSync(join(storageOf(profile), name), 'utf8').includes('since it was missing'))
}

/** A storage that is gone leaves no copy, and none of an earlier run either. */
function copyAnew(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  if (existsSync(from)) cpSync(from, to, { recursive: true })
}

/** Whether the report is missing, or is there with other words than were typed: that is what must be known of a finding. */
const marksIn = (found: readonly Told[]) => JSON.stringify(found.map(({ mark }) => mark))

/** @returns whether the page had shown that it keeps the report */
async function dieSaving(
  { proxy }: Stage,
  phone: Phone,
  page: Page,
  mark: string,
  chance: Dice,
  tally: Tally,
): Promise<boolean> {
  const isOffline = chance.hits(0.5)
  if (isOffline) await proxy.cut()
  const heard = await listenForKept(page)
  await volunteer.choosePhotos(page, [await streetPhoto(chance.between(0, 99))])
  await volunteer.chooseCategory(page, '烟蒂乱扔')
  await volunteer.say(page, mark)
  await volunteer.photoIsReady(page, 1)
  const delay = chance.next() * KILL_WITHIN_MS
  await pressSave(page)
  await new Promise((resolve) => setTimeout(resolve, delay))
  await phone.kill()
  count(tally, 'killed')
  count(tally, isOffline ? 'server dead' : 'server alive')
  if (heard.shown) count(tally, 'shown kept')
  return heard.shown
}
