import type { Locator } from 'playwright-core'
import { expect } from 'vitest'

/** What is said can be read whole in both sizes: nothing runs off a screen of 360 px, letters and buttons are large enough. */
export async function fitsInBothSizes(text: Locator, share = 1): Promise<void> {
  for (const [care, letters, target] of [
    [null, 18 * share, 44],
    ['on', 24 * share, 60],
  ] as const) {
    const facts = await text.evaluate(async (element, level) => {
      if (level) document.documentElement.dataset.care = level
      await new Promise((painted) => requestAnimationFrame(painted))
      const box = element.getBoundingClientRect()
      const buttons = element.closest('.notice')?.querySelectorAll('button') ?? []
      return {
        overflow: document.documentElement.scrollWidth - innerWidth,
        isInside: box.left >= 0 && box.right <= innerWidth,
        letters: Number.parseFloat(getComputedStyle(element).fontSize),
        targets: [...buttons].map((button) => button.getBoundingClientRect().height),
      }
    }, care)
    expect([care, facts.overflow, facts.isInside]).toEqual([care, 0, true])
    expect(facts.letters).toBeGreaterThanOrEqual(letters)
    for (const height of facts.targets) expect(height).toBeGreaterThanOrEqual(target)
  }
  await text.evaluate(() => {
    delete document.documentElement.dataset.care
  })
}
