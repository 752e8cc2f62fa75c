import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** What axe finds wrong on what is shown now: rule and element. */
export async function violations(page: Page): Promise<string[]> {
  // A second, blank page to gather the results in is for frames of other origins, of which ours have none.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return found.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  )
}

const LOOKS = [
  { name: 'by day', care: null, colorScheme: 'light' },
  { name: 'by night', care: null, colorScheme: 'dark' },
  { name: 'in 长辈版', care: 'on', colorScheme: 'light' },
  { name: 'in 长辈版 by night', care: 'on', colorScheme: 'dark' },
] as const

/** The same in every look a person can choose; all of them hang on one attribute and one media query. */
export async function violationsInAllLooks(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const { name, care, colorScheme } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }) // colours would pass into each other
    await page.evaluate(showCare, care)
    found.push(...(await violations(page)).map((one) => `${name}: ${one}`))
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
  await page.evaluate(showCare, null)
  return found
}

function showCare(care: string | null): void {
  const { dataset } = document.documentElement
  if (care === null) delete dataset.care
  else dataset.care = care
}
