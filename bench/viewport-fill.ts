import SqliteFile from 'better-sqlite3'
import { cellAt } from '../domain/map-cell.ts'
import { shanghaiMonth } from '../domain/month.ts'
import { COUNT_LEVELS, SPOT_LEVEL } from '../server/stores/sqlite/map-levels.ts'
import { dice } from './map-page/spread.ts'

export const COMMUNITY = 'bench'
export const MIDDLE = { lat: 28.3705, lng: 121.3545 }
/** So many lie on 1.8 km by 1.2 km, which is more than an office screen shows at zoom 17; more lie around them, as densely. */
const IN_SIGHT = 100_000
const PER_SQUARE_METRE = IN_SIGHT / (1800 * 1200)
const TABS = ['submitted', 'accepted', 'dispatched', 'awaiting_verification', 'closed', 'closed', 'closed', 'closed']
const CATEGORIES = 20
/** Grids of some 500 m. */
const GRIDS_PER_DEGREE = 200
/** Two years. */
const FROM = Date.UTC(2024, 10, 1)
const TO = Date.UTC(2026, 10, 1)

/** Fills an empty database with cases in no time: past the server, but with the very rows it would have written. */
export function fillWithCases(file: string, count: number): void {
  const db = new SqliteFile(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -200000')
  const indexes = db.prepare("select name, sql from sqlite_master where type = 'index' and sql is not null").all() as {
    name: string
    sql: string
  }[] // the two columns asked for
  for (const { name } of indexes) db.exec(`drop index ${name}`)
  db.transaction(() => {
    db.exec('create temp table fine (x integer, y integer, grid_id text, category_id text, tab text, month integer)')
    putSpots(db, count)
    for (const level of COUNT_LEVELS) putCounts(db, level)
    db.exec(`insert into cases (community_id, case_id, revision, state, tab, category_id, grid_id, place_json, words,
      received_at, rework_count) select community_id, case_id, 1, tab, tab, category_id, grid_id,
      json_object('source', 'map', 'lat', lat, 'lng', lng, 'accuracy', null, 'at', null, 'buildingId', building_id,
      'unit', null, 'spot', null), '', received_at, 0 from case_spots`)
    const into = 'insert into tab_counts (community_id, grid_id, tab, count)'
    db.exec(`${into} select community_id, grid_id, tab, count(*) from cases group by 1, 2, 3`)
    db.exec(`${into} select community_id, '*', tab, count(*) from cases group by 1, 2, 3`)
  })()
  for (const { sql } of indexes) db.exec(sql)
  db.exec('analyze')
  db.close()
}

/** The finest level that is counted; a coarser cell's numbers are its own, shifted. */
const FINEST = Math.max(...COUNT_LEVELS)

function putSpots(db: SqliteFile.Database, count: number): void {
  const insert = db.prepare('insert into case_spots values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const note = db.prepare('insert into temp.fine values (?, ?, ?, ?, ?, ?)')
  const roll = dice(IN_SIGHT) // the same for every size: what is in sight is the same cases
  const inner = heightOf(Math.min(count, IN_SIGHT))
  for (let i = 0; i < count; i++) {
    const { north, east } = i < IN_SIGHT ? offsetWithin(inner, roll) : offsetAround(inner, heightOf(count), roll)
    const lat = MIDDLE.lat + north / 111_195
    const lng = MIDDLE.lng + east / 97_830
    const spot = cellAt({ lat, lng }, SPOT_LEVEL)
    const fine = cellAt({ lat, lng }, FINEST)
    const grid = `g${Math.floor(lat * GRIDS_PER_DEGREE)}-${Math.floor(lng * GRIDS_PER_DEGREE)}`
    const category = `c${Math.floor(roll() * CATEGORIES)}`
    const tab = TABS[Math.floor(roll() * TABS.length)] ?? 'closed'
    const at = Math.floor(FROM + roll() * (TO - FROM))
    insert.run(COMMUNITY, String(i).padStart(8, '0'), spot.x, spot.y, lat, lng, null, grid, category, tab, at)
    note.run(fine.x, fine.y, grid, category, tab, shanghaiMonth(at))
  }
}

/** Metres from south to north of the ground that so many cases lie on. */
const heightOf = (count: number): number => Math.sqrt(count / PER_SQUARE_METRE / 1.5)

/** Metres from the middle. */
type Offset = { north: number; east: number }

const offsetWithin = (height: number, roll: () => number): Offset => ({
  north: (roll() - 0.5) * height,
  east: (roll() - 0.5) * height * 1.5,
})

/** Anywhere on the larger ground but where the first ones lie. */
function offsetAround(inner: number, height: number, roll: () => number): Offset {
  for (;;) {
    const offset = offsetWithin(height, roll)
    if (Math.abs(offset.north) > inner / 2 || Math.abs(offset.east) > (inner / 2) * 1.5) return offset
  }
}

function putCounts(db: SqliteFile.Database, level: number): void {
  const shift = FINEST - level
  const cell = `x >> ${shift}, y >> ${shift}, grid_id, category_id, tab`
  const into = `insert into map_counts select '${COMMUNITY}', ${level}`
  db.exec(`${into}, 0, ${cell}, count(*) from temp.fine group by ${cell}`)
  db.exec(`${into}, month, ${cell}, count(*) from temp.fine group by month, ${cell}`)
}
