import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Page } from 'playwright-core'
import { launchBrowser, openContext, PHONE } from '../rig/chromium.ts'
import { projectRoot } from '../rig/project-root.ts'
import { runServer } from '../rig/run-server.ts'
import { signIn } from '../rig/sign-in.ts'
import { type Measure, round } from './measure.ts'

const GOAL_KB = 40
/** Text that only these libraries' code contains. */
const MUST_STAY_OUTSIDE = { leaflet: 'leaflet-', PhotoSwipe: 'pswp', compressor: 'maxSizeMB', exif: 'DateTimeOriginal' }

/**
 * HTML, CSS and JS that 上报 really loads before 拍照 can be tapped, by a phone that never was here, each file
 * compressed alone with brotli 11; 1 KB = 1000 bytes. What index.html names counts even if it came later.
 */
export const firstScreenMeasure: Measure = {
  name: 'first-screen-kb',
  goal: `≤ ${GOAL_KB}`,
  run: async () => {
    const files = new Set([...namedByPage(), ...(await loadedByChromium())])
    const parts = [...files].map((file) => ({ file, text: readFileSync(join(dist(), file)) }))
    const bytes = Object.fromEntries(parts.map(({ file, text }) => [file, brotli(text)]))
    const total = Object.values(bytes).reduce((sum, size) => sum + size, 0)
    const inside = Object.entries(MUST_STAY_OUTSIDE)
      .filter(([, mark]) => parts.some(({ text }) => text.includes(mark)))
      .map(([name]) => name)
    const value = round(total / 1000, 2)
    return {
      value,
      ok: value <= GOAL_KB && inside.length === 0,
      detail: { brotliBytes: bytes, heavyLibrariesInside: inside },
    }
  },
}

const dist = () => join(projectRoot(), 'dist')

const brotli = (bytes: Buffer): number =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length

/** What index.html asks for by itself, and itself. */
function namedByPage(): string[] {
  const html = readFileSync(join(dist(), 'index.html'), 'utf8')
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].map((match) => match[0])
  const loading = tags.filter((tag) => /<script|rel="(stylesheet|modulepreload)"/.test(tag))
  const addresses = loading.map((tag) => /(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? '')
  return ['index.html', ...addresses.filter((address) => /\.(js|css)$/.test(address)).map(fileOf)]
}

const fileOf = (address: string) => new URL(address, 'http://localhost/').pathname.slice(1) || 'index.html'

/** Which scripts and styles Chromium asked for until 拍照 stood there, without a service worker's help. */
async function loadedByChromium(): Promise<string[]> {
  const server = await runServer()
  const browser = await launchBrowser()
  try {
    const context = await openContext(browser, { ...PHONE, serviceWorkers: 'block' })
    await signIn(await context.newPage(), server.links.reporter)
    return await requestsOfFirstScreen(await context.newPage(), server.url)
  } finally {
    await browser.close()
    await server.stop()
  }
}

async function requestsOfFirstScreen(page: Page, url: string): Promise<string[]> {
  await page.addInitScript(noteWhenItStands)
  await page.goto(`${url}/`)
  await page.getByRole('button', { name: '拍照' }).waitFor()
  const addresses = await page.evaluate(() => {
    const [stands] = performance.getEntriesByName('first-screen')
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[] // what that type of entry is
    return resources.filter(({ startTime }) => !stands || startTime < stands.startTime).map(({ name }) => name)
  })
  return addresses.map(fileOf).filter((file) => /\.(js|css|html)$/.test(file))
}

/** In the page: marks the moment 拍照 stands there and can be tapped. */
function noteWhenItStands(): void {
  const look = () => {
    const stands = [...document.querySelectorAll('button')].some((button) => button.textContent?.trim() === '拍照')
    if (!stands) return
    performance.mark('first-screen')
    watch.disconnect()
  }
  const watch = new MutationObserver(look)
  watch.observe(document, { childList: true, subtree: true })
}
