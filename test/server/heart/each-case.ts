import { afterEach, beforeEach, expect } from 'vitest'
import type { ReportManifest } from '../../../domain/report.ts'
import { type Heart, openHeart } from './heart.ts'
import { aReport } from './phone.ts'
import { walkOf } from './walk.ts'

// A server with one report of 王, and what can be done with its case; of the test that runs.

export let heart: Heart
export let report: ReportManifest
export let walk: ReturnType<typeof walkOf>

/** Another report of 王 takes the place of the one there was. */
export async function reported(...wish: Parameters<typeof aReport>): Promise<void> {
  report = aReport(...wish)
  walk = walkOf(heart, report.caseId)
  await heart.as('wang').putReport(report)
}

/** All of it anew before each test of the calling file; after each the server must have complained of nothing. */
export function eachWithCase(): void {
  beforeEach(async () => {
    heart = await openHeart()
    await reported()
  })
  afterEach(async () => {
    expect(heart.logged).toEqual([])
    await heart.close()
  })
}
