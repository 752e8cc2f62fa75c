/** How long the page's thread was not to be had, in ms: between two timers, and within one task of the browser's own count. */
export type ThreadBlock = { gapMs: number; taskMs: number }

/** The browser reports tasks from 50 ms on (Long Tasks API), a moment after they ended. */
const REPORT_DELAY_MS = 100

/**
 * Watches the page's thread until `stop`. A gap between timers is what a person feels, but it also holds the time a
 * busy machine gives to others; a long task is the page's own doing.
 */
export function watchThread(): { stop(): Promise<ThreadBlock> } {
  let gapMs = 0
  let taskMs = 0
  let last = performance.now()
  const look = () => {
    const now = performance.now()
    gapMs = Math.max(gapMs, now - last)
    last = now
    timer = setTimeout(look, 1)
  }
  let timer = setTimeout(look, 1)
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) taskMs = Math.max(taskMs, duration)
  })
  tasks.observe({ type: 'longtask' })
  return {
    async stop() {
      clearTimeout(timer)
      gapMs = Math.max(gapMs, performance.now() - last)
      await new Promise((resolve) => setTimeout(resolve, REPORT_DELAY_MS))
      tasks.disconnect()
      return { gapMs, taskMs }
    },
  }
}
