import type { Browser } from 'playwright-core'
import { DESK, launchBrowser, openContext } from '../rig/chromium.ts'
import { mapChunkMeasure } from './map-chunk-measure.ts'
import type { Panned, Shown, Way } from './map-page/page.ts'
import { type MapSite, openMapSite } from './map-site.ts'
import { type Measure, median, round } from './measure.ts'
import { viewportMeasure } from './viewport-measure.ts'

/** A cheap office PC, or a phone, against the machine this runs on. */
const THROTTLE = 4
const ROUNDS = 5
const PANS = 15

type Run = { shown: Shown; panned: Panned; panTaskMs: number }

/** One page that shows the cases one way and is panned; CPU slowed down from before the data is handed over. */
async function oneRun(browser: Browser, site: MapSite, way: Way, count: number): Promise<Run> {
  const context = await openContext(browser, DESK)
  try {
    const page = await context.newPage()
    await page.goto(site.url)
    await page.waitForFunction(() => typeof window.mapBench === 'object')
    await page.waitForTimeout(200)
    const devtools = await context.newCDPSession(page)
    await devtools.send('Performance.enable')
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
    const taskMs = async () => {
      const { metrics } = await devtools.send('Performance.getMetrics')
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
    }
    const shown = await page.evaluate(([one, many]) => window.mapBench.show(one, many), [way, count] as const)
    const before = await taskMs()
    const panned = await page.evaluate((times) => window.mapBench.pan(times), PANS)
    return { shown, panned, panTaskMs: ((await taskMs()) - before) / PANS }
  } finally {
    await context.close()
  }
}

/** What it would have taken had the browser slowed down the worker as it does the page. */
const slowed = (ms: number, workerMs: number) => ms + workerMs * (THROTTLE - 1)
const firstMs = ({ shown }: Run) => shown.ms
const settledMs = ({ shown }: Run) => slowed(shown.settledMs, shown.workerMs)
const panMs = ({ panned }: Run) => median(panned.ms.map((ms, i) => slowed(ms, panned.workerMs[i] ?? 0)))

type Pair = Record<Way, Run>

/** Both ways by turns, each round beginning with the other one; one round before goes uncounted. Kept for both measures of a size. */
const pairs = new Map<number, Promise<Pair[]>>()
const pairsOf = (count: number): Promise<Pair[]> => {
  const known = pairs.get(count) ?? alternate(count)
  pairs.set(count, known)
  return known
}

async function alternate(count: number): Promise<Pair[]> {
  const site = await openMapSite()
  const found: Pair[] = []
  try {
    const browser = await launchBrowser()
    try {
      for (let turn = -1; turn < ROUNDS; turn++) {
        const order: Way[] = turn % 2 === 0 ? ['ours', 'plain'] : ['plain', 'ours']
        const runs: Partial<Pair> = {}
        for (const way of order) runs[way] = await oneRun(browser, site, way, count)
        if (turn >= 0 && runs.ours && runs.plain) found.push({ ours: runs.ours, plain: runs.plain })
      }
    } finally {
      await browser.close()
    }
  } finally {
    site.close()
  }
  return found
}

function ratioMeasure(name: string, count: number, goal: number, msOf: (run: Run) => number): Measure {
  return {
    name,
    goal: `≤ ${goal}`,
    run: async () => {
      const found = await pairsOf(count)
      const ratios = found.map(({ ours, plain }) => msOf(ours) / msOf(plain))
      const value = round(median(ratios))
      const middle = (way: Way, of: (run: Run) => number) => round(median(found.map((pair) => of(pair[way]))), 1)
      return {
        value,
        ok: value <= goal,
        detail: {
          rounds: ROUNDS,
          spread: ratios.map((ratio) => round(ratio)),
          throttle: THROTTLE,
          oursMs: middle('ours', msOf),
          plainMs: middle('plain', msOf),
          settled: { oursMs: middle('ours', settledMs), workerMs: middle('ours', ({ shown }) => shown.workerMs) },
          marks: found[0]?.ours.shown.marks,
          panMainThreadMs: {
            ours: middle('ours', (run) => run.panTaskMs),
            plain: middle('plain', (run) => run.panTaskMs),
          },
        },
      }
    },
  }
}

/**
 * The map in numbers. First and pan against plain canvas circle markers on the same Leaflet: from handing over the data,
 * worker start included, to the painted frame; per pan, until what came into sight is painted.
 */
export const MAP_MEASURES: readonly Measure[] = [
  ratioMeasure('map-10k-first', 10_000, 0.5, firstMs),
  ratioMeasure('map-10k-pan', 10_000, 0.45, panMs),
  ratioMeasure('map-50k-first', 50_000, 0.4, firstMs),
  ratioMeasure('map-50k-pan', 50_000, 0.15, panMs),
  viewportMeasure,
  mapChunkMeasure,
]
