import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
} from 'playwright-core'
import { findChromium } from './find-chromium.ts'
import { overhearAll } from './overhear.ts'
import { TURNED_OFF } from './turned-off.ts'

/** Where the demo estate is; what the made phone's GPS says. */
export const DEMO_POSITION = { latitude: 28.3705, longitude: 121.3545, accuracy: 8 }

/** A small Android phone, upright, and an office screen. */
export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
export const DESK = { viewport: { width: 1440, height: 900 } }

const COMMON: BrowserContextOptions = {
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  geolocation: DEMO_POSITION,
  permissions: ['geolocation'],
}

/** What does not show within this time on a busy machine will not show. */
const PATIENCE_MS = 60_000

/** Nothing that talks to the outside or fights over a graphics card that is not there. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${TURNED_OFF}`,
]

function launchOptions(more: readonly string[] = []): LaunchOptions {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium found: install chromium, or set CHROMIUM_PATH')
  return { executablePath, headless: true, args: [...FLAGS, ...more] }
}

/** A camera that films a moving test picture; whether a page gets it is the context's `camera` permission. */
export const MADE_CAMERA = ['--use-fake-device-for-media-stream']

/** One browser for people whose browser never dies in the story; each gets an own context from it. @param more command-line flags */
export const launchBrowser = (more: readonly string[] = []): Promise<Browser> => chromium.launch(launchOptions(more))

/** A person's own browser window: separate cookies and storage. */
export async function openContext(browser: Browser, options: BrowserContextOptions = PHONE): Promise<BrowserContext> {
  const context = await browser.newContext({ ...COMMON, ...options })
  context.setDefaultTimeout(PATIENCE_MS)
  keepMeasuring(context, options)
  overhearAll(context)
  return context
}

type Position = NonNullable<BrowserContextOptions['geolocation']>

/** A made position bears the time when it was set, and the page rightly takes none of a minute ago for here. */
const MEASURED_EVERY_MS = 20_000
const positions = new WeakMap<BrowserContext, Position>()

/** Stands there from now on: the receiver goes on measuring, as a phone's does. */
export function standAt(context: BrowserContext, position: Position): Promise<void> {
  positions.set(context, position)
  return context.setGeolocation(position)
}

function keepMeasuring(context: BrowserContext, { geolocation = DEMO_POSITION }: BrowserContextOptions): void {
  positions.set(context, geolocation)
  const measure = () => context.setGeolocation(positions.get(context) ?? geolocation).catch(() => undefined) // it is closing
  const measuring = setInterval(() => void measure(), MEASURED_EVERY_MS)
  measuring.unref()
  context.once('close', () => clearInterval(measuring))
}

/** A phone with a storage that outlives its browser. */
export type Phone = {
  context: BrowserContext
  profile: string
  /** Closes the way people do: the browser writes its cookies out. */
  close: () => Promise<void>
  /** SIGKILL to every process of the browser, as Android does it. */
  kill: () => Promise<void>
  /** Removes its storage; after `close` or `kill`. */
  forget: () => void
}

/** Switches a phone on. Give the `profile` of an earlier one to switch that phone on again. */
export async function switchOn(options: BrowserContextOptions & { profile?: string } = {}): Promise<Phone> {
  const { profile = mkdtempSync(join(tmpdir(), 'woodpecker-phone-')), ...rest } = options
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions(), ...COMMON, ...PHONE, ...rest })
  context.setDefaultTimeout(PATIENCE_MS)
  keepMeasuring(context, rest)
  overhearAll(context)
  const pid = await browserPid(context)
  return {
    context,
    profile,
    close: () => context.close(),
    kill: () => killGroup(context, pid),
    forget: () => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  }
}

async function browserPid(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession()
  const answer = await session?.send('SystemInfo.getProcessInfo')
  const pid = answer?.processInfo.find((info) => info.type === 'browser')?.id
  if (pid === undefined) throw new Error('Chromium did not tell its process id')
  return pid
}

/** Playwright starts the browser as leader of a process group; its renderers, network and storage processes are all in it. */
async function killGroup(context: BrowserContext, pid: number): Promise<void> {
  const gone = new Promise<void>((resolve) => context.once('close', () => resolve()))
  process.kill(-pid, 'SIGKILL')
  await gone
}
