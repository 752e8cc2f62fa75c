import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Journal } from '../server/stores/journal.ts'
import type { MapQuery } from '../server/stores/map-journal.ts'
import { openDatabase } from '../server/stores/sqlite/database.ts'
import { sqliteJournal } from '../server/stores/sqlite/journal.ts'
import { type Measure, median, round } from './measure.ts'
import { COMMUNITY, fillWithCases, MIDDLE } from './viewport-fill.ts'

const GOAL = 2
const ROUNDS = 9
const SMALL = 100_000
const LARGE = 1_000_000
const EARTH_PX_M = 156_543.03 // a CSS pixel at zoom 0 on the equator (EPSG:3857, tiles of 256 px)
const SCREEN = { width: 1440, height: 900 }

/** What a leader's map asks for: all of it as counts, one state of it, and near enough to see each case. */
const ASKED: readonly Pick<MapQuery, 'zoom' | 'tab' | 'categoryId' | 'months'>[] = [
  { zoom: 17, tab: null, categoryId: null, months: null },
  { zoom: 17, tab: 'submitted', categoryId: null, months: null },
  { zoom: 18, tab: null, categoryId: 'c3', months: { from: 202601, to: 202606 } },
  { zoom: 19, tab: null, categoryId: null, months: null },
  { zoom: 21, tab: null, categoryId: null, months: null },
]

function boundsAt(zoom: number, step: number): MapQuery['bounds'] {
  const metres = (EARTH_PX_M * Math.cos((MIDDLE.lat * Math.PI) / 180)) / 2 ** zoom
  const half = { lat: (SCREEN.height * metres) / 2 / 111_195, lng: (SCREEN.width * metres) / 2 / 97_830 }
  const lat = MIDDLE.lat + (step % 3) / 10_000
  const lng = MIDDLE.lng + (step % 5) / 10_000
  return { south: lat - half.lat, north: lat + half.lat, west: lng - half.lng, east: lng + half.lng }
}

/** The mean of one question of each kind, in ms. */
async function askAll(journal: Journal, step: number): Promise<{ ms: number; totals: number[] }> {
  const totals: number[] = []
  const start = performance.now()
  for (const asked of ASKED) {
    const bounds = boundsAt(asked.zoom, step)
    const query: MapQuery = { ...asked, bounds, reach: null, gridId: null, pointsMax: 1000 }
    totals.push((await journal.mapView(COMMUNITY, query)).total)
  }
  return { ms: (performance.now() - start) / ASKED.length, totals }
}

/** The same views of two databases: one holds the very cases in sight, the other nine times as many more around them. */
export const viewportMeasure: Measure = {
  name: 'viewport-growth',
  goal: `< ${GOAL}`,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'woodpecker-viewport-'))
    try {
      const [small, large] = [await filled(folder, SMALL), await filled(folder, LARGE)]
      const times: { small: number; large: number; ratio: number }[] = []
      let totals: number[][] = []
      for (let turn = -1; turn < ROUNDS; turn++) {
        const [first, second] = turn % 2 === 0 ? [small, large] : [large, small]
        const one = await askAll(first.journal, turn + 1)
        const two = await askAll(second.journal, turn + 1)
        const [ofSmall, ofLarge] = first === small ? [one, two] : [two, one]
        totals = [ofSmall.totals, ofLarge.totals]
        if (turn >= 0) times.push({ small: ofSmall.ms, large: ofLarge.ms, ratio: ofLarge.ms / ofSmall.ms })
      }
      await small.close()
      await large.close()
      const value = round(median(times.map(({ ratio }) => ratio)))
      const [inSmall = [], inLarge = []] = totals
      const equal = inSmall.every((total, i) => total > 0 && total === inLarge[i])
      return {
        value,
        ok: value < GOAL && equal,
        detail: {
          rounds: ROUNDS,
          spread: times.map(({ ratio }) => round(ratio)),
          msSmall: round(median(times.map((time) => time.small)), 2),
          msLarge: round(median(times.map((time) => time.large)), 2),
          casesInSight: { small: inSmall, large: inLarge },
        },
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function filled(folder: string, count: number) {
  const file = join(folder, `${count}.sqlite`)
  await (await openDatabase(file, { synchronous: 'OFF' })).destroy() // the tables
  fillWithCases(file, count)
  const db = await openDatabase(file)
  return { journal: sqliteJournal(db, (bytes) => randomBytes(bytes)), close: () => db.destroy() }
}
