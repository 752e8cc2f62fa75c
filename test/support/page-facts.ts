import type { Page } from 'playwright-core'

/** Resolves when the service worker has taken the shell in and controls what comes next. */
export const shellIsKept = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
