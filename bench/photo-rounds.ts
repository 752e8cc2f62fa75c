import type { Browser, Page } from 'playwright-core'
import { openContext } from '../rig/chromium.ts'
import type { Run } from './photo-page/page.ts'
import type { PhotoSite } from './photo-site.ts'

export type Pipeline = 'ours' | 'package'

/** A cold call: a context of its own, so that no worker, script or compiled code of an earlier call is warm. */
export async function coldCall(browser: Browser, site: PhotoSite, photo: string, pipeline: Pipeline): Promise<Run> {
  const context = await openContext(browser, { viewport: { width: 360, height: 740 } })
  try {
    const page = await context.newPage()
    await openBench(page, site)
    return await page.evaluate(
      ({ photo, pipeline }) =>
        pipeline === 'ours' ? window.photoBench.runOurs(photo, 'native') : window.photoBench.runPackage(photo),
      { photo, pipeline },
    )
  } finally {
    await context.close()
  }
}

/** Opens the bench page and waits until it is quiet. */
export async function openBench(page: Page, site: PhotoSite): Promise<void> {
  await page.goto(site.url)
  await page.waitForFunction(() => typeof window.photoBench === 'object')
  await page.waitForTimeout(200)
}

export type Rounds = { ours: Run[]; package: Run[]; ratios: number[] }

/** The same photo through both, by turns, each round beginning with the other one; one round before goes uncounted. */
export async function alternate(browser: Browser, site: PhotoSite, photo: string, rounds: number): Promise<Rounds> {
  const found: Rounds = { ours: [], package: [], ratios: [] }
  for (let round = -1; round < rounds; round++) {
    const order: Pipeline[] = round % 2 === 0 ? ['ours', 'package'] : ['package', 'ours']
    const runs = new Map<Pipeline, Run>()
    for (const pipeline of order) runs.set(pipeline, await coldCall(browser, site, photo, pipeline))
    const [ours, theirs] = [runs.get('ours'), runs.get('package')]
    if (round < 0 || !ours || !theirs) continue
    found.ours.push(ours)
    found.package.push(theirs)
    found.ratios.push(ours.ms / theirs.ms)
  }
  return found
}
