import type { Page, Request } from 'playwright-core'

/** Listens to a page from now on. @returns tells what it shows, what it waits for and what it said to itself, in one line */
export function overhear(page: Page): () => Promise<string> {
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
    const urls = [...waiting].map((request) => request.url())
    return `page: ${text}; waits for: ${urls.join(' ')}; console: ${said.join(' | ')}`
  }
}
