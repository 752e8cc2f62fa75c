import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readHeld } from '../faults/read-held.ts'
import { foundTown, type Town } from '../faults/town.ts'
import { projectRoot } from '../rig/project-root.ts'
import { type RunningServer, runServer } from '../rig/run-server.ts'
import type { DeliveryOutcome, DeliveryRound } from './delivery-load.ts'
import type { OurRound } from './delivery-phones.ts'
import { type DeliveryPhotos, deliveryPhotos } from './delivery-photos.ts'
import { type Finding, type Measure, median, round } from './measure.ts'
import { installRivals } from './rivals.ts'
import { type Side, startSide } from './side.ts'
import type { TusMode, TusServerWish } from './tus-server.ts'

const REPORTS = 500
const PHONES = 25
const ROUNDS = 5
const GOAL = 1.5
/** Compiles and warms both sides; not counted. */
const WARM_UP_REPORTS = 100

/** What each side does, for whoever judges the number. */
const SET_UP = {
  both: `${REPORTS} reports of one photo a round, ${PHONES} phones at once, each one report after the other over keep-alive HTTP/1.1 on the loopback; server and phones are a process each; the clock runs from the first request to the last answer`,
  ours: 'the real client core (text, upload creation, one piece, receipt; then the news) on an IndexedDB in memory; the server writes and fsyncs the text, the received bytes, the re-encoded photo, its thumbnail and their folders, compares every digest, and answers after that',
  tus: '@tus/server with @tus/file-store as their manuals set them up, tus-js-client with the report as Upload-Metadata: creation and one PATCH; no fsync, no digest, no look at the bytes',
  tusOurWork:
    'the same, but before the last answer it does our work on the photo with our code: decode, encode anew, thumbnail, fsync of both and their folder, remove what came',
}

type Sides = Record<'ours' | 'tus' | 'tusOurWork', (reports: number) => Promise<DeliveryOutcome>>
type Round = Record<keyof Sides, number>

/** Delivery of reports with a photo, as a multiple of what tus does on the same machine at the same time. */
export const deliveryMeasure: Measure = {
  name: 'delivery-vs-tus',
  goal: `≥ ${GOAL}`,
  run: async () => {
    installRivals()
    const results = join(projectRoot(), 'bench/results') // a real disk: the machine's temp folder may be memory
    mkdirSync(results, { recursive: true })
    const folder = mkdtempSync(join(results, 'delivery-'))
    try {
      const photos = await deliveryPhotos(join(folder, 'photos'), REPORTS)
      return await withSides(folder, photos, (sides) => compare(sides, photos))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function compare(sides: Sides, photos: DeliveryPhotos): Promise<Finding> {
  const names = Object.keys(sides) as (keyof Sides)[] // their own keys
  for (const name of names) await sides[name](WARM_UP_REPORTS)
  const rounds: Round[] = []
  const cpu: Record<keyof Sides, number[]> = { ours: [], tus: [], tusOurWork: [] }
  for (let n = 0; n < ROUNDS; n++) {
    const rates: Round = { ours: 0, tus: 0, tusOurWork: 0 }
    for (const name of n % 2 === 0 ? names : [...names].reverse()) {
      const { delivered, ms, cpuMs } = await sides[name](REPORTS)
      if (delivered !== REPORTS) throw new Error(`${name} delivered ${delivered} of ${REPORTS}`)
      rates[name] = (delivered * 1000) / ms
      cpu[name].push(cpuMs / delivered)
    }
    rounds.push(rates)
  }
  const ratios = rounds.map(({ ours, tus }) => ours / tus)
  const sameWork = rounds.map(({ ours, tusOurWork }) => ours / tusOurWork)
  const value = round(median(ratios))
  const detail = {
    spread: { min: round(Math.min(...ratios)), max: round(Math.max(...ratios)) },
    reportsPerSecond: each(names, (name) => median(rounds.map((rates) => rates[name]))),
    phonesCpuMsPerReport: each(names, (name) => median(cpu[name])),
    oursVsTusDoingOurWork: {
      median: round(median(sameWork)),
      min: round(Math.min(...sameWork)),
      max: round(Math.max(...sameWork)),
    },
    photo: { bytes: photos.bytes, pixels: '1600 × 1200', distinct: photos.files.length },
    setUp: SET_UP,
    rounds: rounds.map((rates) => each(names, (name) => rates[name])),
  }
  return { value, ok: value >= GOAL, detail }
}

const each = (names: readonly (keyof Sides)[], numberOf: (name: keyof Sides) => number) =>
  Object.fromEntries(names.map((name) => [name, round(numberOf(name), 1)]))

/** Starts every process, and afterwards looks whether our server really holds what it answered for. */
async function withSides(
  folder: string,
  photos: DeliveryPhotos,
  work: (sides: Sides) => Promise<Finding>,
): Promise<Finding> {
  const town = await foundTown((ROUNDS + 1) * PHONES)
  const server = await runServer({ dataDir: town.dataDir, env: { WOODPECKER_MODE: 'production' } })
  const ourPhones = startSide('./delivery-phones.js')
  const tusPhones = startSide('./tus-phones.js')
  const tusServers: Side[] = []
  const tus = async (mode: TusMode) => {
    const side = startSide('./tus-server.js')
    tusServers.push(side)
    const data = join(folder, mode)
    mkdirSync(data)
    const wish: TusServerWish = { folder: data, mode }
    const { url } = await side.ask<{ url: string }>(wish)
    return (reports: number) => tusPhones.ask<DeliveryOutcome>(theRound(url, photos, reports))
  }
  try {
    const sides = {
      ours: ourSide(town, server, ourPhones, photos),
      tus: await tus('plain'),
      tusOurWork: await tus('our-work'),
    }
    const finding = await work(sides)
    await server.stop()
    checkHeld(town)
    return finding
  } finally {
    for (const side of [ourPhones, tusPhones, ...tusServers]) await side.stop()
    await server.stop()
    town.remove()
  }
}

const theRound = (url: string, photos: DeliveryPhotos, reports: number): DeliveryRound => ({
  url,
  photoFiles: photos.files.slice(0, reports),
  phones: PHONES,
})

/** Every round has volunteers of its own, so that none has more news to fetch than the one before. */
function ourSide(town: Town, server: RunningServer, phones: Side, photos: DeliveryPhotos): Sides['ours'] {
  let from = 0
  return (reports) => {
    const volunteers = town.volunteers.slice(from, from + PHONES)
    from += PHONES
    const question: OurRound = { ...theRound(server.url, photos, reports), volunteers }
    return phones.ask<DeliveryOutcome>(question)
  }
}

function checkHeld(town: Town): void {
  const held = readHeld(town.dataDir)
  const whole = held.filter(({ photos }) => photos.length === 1 && photos.every(({ fileIsWhole }) => fileIsWhole))
  const expected = ROUNDS * REPORTS + WARM_UP_REPORTS
  if (whole.length !== expected) throw new Error(`${whole.length} reports are here whole, ${expected} were delivered`)
}
