import type { BrowserContext, Page, Request } from 'playwright-core'

/** Listens to a page from now on. @returns tells what it shows, what it waits for and what it said to itself, in one line */
function overhear(page: Page): () => Promise<string> {
  const said: string[] = []
  const waiting = new Set<Request>()
  page.on('console', (line) => void said.push(line.text()))
  page.on('pageerror', (error) => void said.push(String(error)))
  page.on('request', (request) => void waiting.add(request))
  page.on('requestfinished', (request) => void waiting.delete(request))
  page.on('requestfailed', (request) => void waiting.delete(request))
  return async () => {
    const text = await page
      .locator('body')
      .textContent({ timeout: 5_000 })
      .catch(() => 'nothing')
    const pulse = await page.evaluate(feelPulse).catch(() => 'none')
    const urls = [...waiting].map((request) => request.url())
    return `page ${page.url()}: ${text?.replace(/\s+/g, ' ')}; waits for: ${urls.join(' ')}; pulse: ${pulse}; console: ${said.join(' | ')}`
  }
}

/** In the page: whether it is in sight, whether its timers and frames still come, and what it fetched last. */
async function feelPulse(): Promise<string> {
  const within = (wait: (done: () => void) => unknown) =>
    new Promise<boolean>((resolve) => {
      wait(() => resolve(true))
      const { port1, port2 } = new MessageChannel()
      const end = performance.now() + 1_000
      port1.onmessage = () => (performance.now() < end ? port2.postMessage(null) : resolve(false))
      port2.postMessage(null)
    })
  const timers = await within((done) => setTimeout(done, 10))
  const frames = await within((done) => requestAnimationFrame(done))
  const worker = navigator.serviceWorker?.controller?.state ?? 'none'
  const last = performance.getEntriesByType('resource').slice(-12)
  const parts = last.map(({ name, duration }) => `${name.split('/').at(-1)} ${Math.round(duration)}`).join(', ')
  return `${document.visibilityState}, timers ${timers}, frames ${frames}, worker ${worker}, last fetched: ${parts}`
}

const open = new Map<Page, () => Promise<string>>()

/** Listens to every page of a context, so that a story that fails can say what its people saw. */
export function overhearAll(context: BrowserContext): void {
  const listen = (page: Page) => {
    open.set(page, overhear(page))
    page.once('close', () => open.delete(page))
  }
  context.pages().forEach(listen)
  context.on('page', listen)
}

/** What every open page of this process shows, waits for and said, a line each. */
export const whatPagesSay = (): Promise<string[]> => Promise.all([...open.values()].map((tell) => tell()))
