import type { Browser } from 'playwright-core'
import { PHOTO_BYTES_TARGET, PHOTO_EDGE_MAX_PX } from '../domain/photo.ts'
import { launchBrowser } from '../rig/chromium.ts'
import { CORNERS, cornersOf, makePhoto } from '../rig/made-photo.ts'
import { type Finding, type Measure, median, round } from './measure.ts'
import type { Run } from './photo-page/page.ts'
import { alternate, coldCall, openBench } from './photo-rounds.ts'
import { openPhotoSite, type PhotoSite } from './photo-site.ts'

/** Our time over the package's; less is better. */
const RATIO_GOAL = 0.8
const BLOCK_GOAL_MS = 50
const BLOCK_ROUNDS = 5
const SIZE_12MP = { width: 4000, height: 3000 }
const SIZE_48MP = { width: 8000, height: 6000 }
/** As most phones store an upright photo. */
const ORIENTATION = 6

type Rig = { browser: Browser; site: PhotoSite }

async function withRig(work: (rig: Rig) => Promise<Finding>): Promise<Finding> {
  const site = await openPhotoSite()
  try {
    const browser = await launchBrowser()
    try {
      return await work({ browser, site })
    } finally {
      await browser.close()
    }
  } finally {
    site.close()
  }
}

const photoOf = async (site: PhotoSite, size: { width: number; height: number }, orientation = ORIENTATION) =>
  site.put(`${size.width}-${orientation}.jpg`, await makePhoto({ ...size, orientation }))

const isWithin = (run: Pick<Run, 'width' | 'height' | 'bytes'>) =>
  Math.max(run.width, run.height) === PHOTO_EDGE_MAX_PX && run.bytes <= PHOTO_BYTES_TARGET

function ratioMeasure(name: string, size: { width: number; height: number }, rounds: number, eight: boolean): Measure {
  const run = () =>
    withRig(async ({ browser, site }) => {
      const found = await alternate(browser, site, await photoOf(site, size), rounds)
      const orientations = eight ? await uprightOrientations({ browser, site }, size) : null
      const value = round(median(found.ratios))
      const within = found.ours.every(isWithin)
      const upright = orientations === null || orientations.every((one) => one.ok)
      return {
        value,
        ok: value <= RATIO_GOAL && within && upright,
        detail: {
          rounds,
          spread: found.ratios.map((ratio) => round(ratio)),
          oursMs: round(median(found.ours.map((one) => one.ms)), 0),
          packageMs: round(median(found.package.map((one) => one.ms)), 0),
          ours: shape(found.ours),
          package: shape(found.package),
          ...(orientations && { orientations }),
        },
      }
    })
  return { name, goal: `≤ ${RATIO_GOAL}`, run }
}

const shape = ([run]: Run[]) => run && { width: run.width, height: run.height, bytes: run.bytes }

/** All eight, each looked at in its stored pixels: right way up, right edge, right size. */
async function uprightOrientations({ browser, site }: Rig, size: { width: number; height: number }) {
  const page = await browser.newPage()
  await openBench(page, site)
  const found: { orientation: number; ok: boolean; corners: Record<string, string> }[] = []
  for (let orientation = 1; orientation <= 8; orientation++) {
    const url = await photoOf(site, size, orientation)
    const made = await page.evaluate((address) => window.photoBench.prepare(address, 'native'), url)
    if (!('ready' in made) || !made.base64) throw new Error(`orientation ${orientation}: no photo came out`)
    const bytes = Buffer.from(made.base64, 'base64')
    const corners = await cornersOf(bytes)
    const upright = JSON.stringify(corners) === JSON.stringify(CORNERS)
    const { width, height } = made.ready
    found.push({
      orientation,
      ok: upright && isWithin({ width, height, bytes: bytes.length }),
      corners,
    })
  }
  return found
}

/**
 * The longest task where the browser counted one of 50 ms or more; else the longest gap between timers, which below
 * that can only be less. A longer gap without a long task is another process's time, not the page's.
 */
const blockOf = ({ gapMs, taskMs }: Run) => (taskMs > 0 ? taskMs : Math.min(gapMs, BLOCK_GOAL_MS))

/** What our code does to the thread it does every time; the median leaves out a round the machine was busy elsewhere. */
const mainThreadBlock: Measure = {
  name: 'photo-main-thread-block-ms',
  goal: `≤ ${BLOCK_GOAL_MS}`,
  run: () =>
    withRig(async ({ browser, site }) => {
      const blocks: Record<string, number[]> = {}
      const gaps: Record<string, number[]> = {}
      for (const size of [SIZE_12MP, SIZE_48MP]) {
        const photo = await photoOf(site, size)
        const runs: Run[] = []
        for (let i = 0; i < BLOCK_ROUNDS; i++) runs.push(await coldCall(browser, site, photo, 'ours'))
        const name = `${size.width}x${size.height}`
        blocks[name] = runs.map((run) => round(blockOf(run), 1))
        gaps[name] = runs.map((run) => round(run.gapMs, 1))
      }
      const value = Math.max(...Object.values(blocks).map(median))
      return { value, ok: value <= BLOCK_GOAL_MS, detail: { spread: blocks, timerGapsMs: gaps } }
    }),
}

/** The photo pipeline in numbers. */
export const PHOTO_MEASURES: readonly Measure[] = [
  ratioMeasure('photo-12mp-vs-bic', SIZE_12MP, 7, true),
  ratioMeasure('photo-48mp-vs-bic', SIZE_48MP, 5, false),
  mainThreadBlock,
]
