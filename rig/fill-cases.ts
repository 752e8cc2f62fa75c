import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import type { Community } from '../domain/community.ts'
import { UNPLACED_GRID } from '../domain/grid.ts'
import { gridAt } from '../domain/grid-at.ts'
import { projectRoot } from './project-root.ts'

const METRES_PER_DEGREE = { lat: 111_195, lng: 97_830 }
const DAY_MS = 86_400_000
/** The community that the demo's people belong to. */
const DEMO_COMMUNITY = '331081003010'
/** How many of a hundred stand in which state: years of work, and what is open now. */
const STATES = [
  ['submitted', 'submitted', 4],
  ['accepted', 'accepted', 2],
  ['dispatched', 'dispatched', 3],
  ['awaiting_verification', 'awaiting_verification', 1],
  ['closed', 'closed', 90],
] as const

/**
 * Puts this many invented cases into a demo server's database, past the server, which may be running: most around buildings,
 * over the last year. They have no report and no history; the map's counts are made by `recount`.
 */
export function fillCases(dataDir: string, count: number, now: number): void {
  const db = new SqliteFile(join(dataDir, 'woodpecker.db'))
  db.pragma('busy_timeout = 20000')
  const row = db.prepare('select config from communities where community_id = ?').get(DEMO_COMMUNITY) as {
    config: string
  } // the column asked for
  const community = JSON.parse(row.config) as Community // written by the server from a checked community
  const insert = db.prepare(
    `insert into cases (community_id, case_id, revision, state, tab, category_id, grid_id, place_json, words, received_at,
     rework_count) values (?, ?, 1, ?, ?, ?, ?, ?, '', ?, 0)`,
  )
  const roll = dice(count)
  db.transaction(() => {
    for (let i = 0; i < count; i++) {
      const building = community.buildings[Math.floor(roll() ** 2 * community.buildings.length)]
      const middle = building?.center ?? community.center
      const lat = middle.lat + ((roll() + roll() - 1) * 45) / METRES_PER_DEGREE.lat
      const lng = middle.lng + ((roll() + roll() - 1) * 60) / METRES_PER_DEGREE.lng
      const category = community.categories[Math.floor(roll() ** 1.5 * community.categories.length)]?.id ?? null
      const [state, tab] = stateOf(roll() * 100)
      const grid = gridAt({ lat, lng }, community.grids)?.id ?? UNPLACED_GRID
      const place = { source: 'map', lat, lng, accuracy: null, at: null, buildingId: null, unit: null, spot: null }
      const at = Math.floor(now - roll() * 365 * DAY_MS)
      insert.run(community.id, idOf(i, at), state, tab, category, grid, JSON.stringify(place), at)
    }
  })()
  db.close()
  const admin = join(projectRoot(), 'build/bundle/admin.js')
  const env = { ...process.env, DATA_DIR: dataDir }
  const counted = spawnSync(process.execPath, [admin, 'recount', '--repair'], { env, encoding: 'utf8' })
  if (counted.status !== 0) throw new Error(counted.stderr)
}

const stateOf = (percent: number) => {
  let rest = percent
  for (const one of STATES) {
    rest -= one[2]
    if (rest < 0) return one
  }
  return STATES[STATES.length - 1] ?? STATES[0]
}

/** A UUIDv7 of that moment. */
function idOf(i: number, at: number): string {
  const time = at.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${i.toString(16).padStart(12, '0')}`
}

/** The same numbers every time (mulberry32). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
