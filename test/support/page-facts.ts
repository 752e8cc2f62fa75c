import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Resolves when the service worker has taken the shell in and controls what comes next. */
export const shellIsKept = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })

/** So many pictures under it have really been loaded and decoded, not only promised by an element. */
export async function picturesAreShown(under: Locator, count: number): Promise<void> {
  const loaded = () =>
    under
      .locator('img')
      .evaluateAll((images) => images.filter((image) => (image as HTMLImageElement).naturalWidth > 1).length) // img elements by the locator
  await expect.poll(loaded).toBe(count)
}
