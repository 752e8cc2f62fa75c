import { createHash } from 'node:crypto'
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import { dataFiles } from '../server/start/data-folder.ts'
import type { Held } from './ledger.ts'

type ReportRow = { report_id: string; manifest: string }
type PhotoRow = {
  community_id: string
  report_id: string
  photo_id: string
  state: string
  received_sha256: string | null
  evidence_name: string | null
  thumbnail_name: string | null
}

/** What a server's data folder holds, read from its database and its files; a running server is not disturbed. */
export function readHeld(dataDir: string): Held[] {
  const db = new SqliteFile(dataFiles(dataDir).database, { readonly: true })
  try {
    const photos = new Map<string, Held['photos']>()
    // The columns are the server's own; see its journal-tables.ts.
    for (const row of db.prepare('select * from photos where report_id is not null').all() as PhotoRow[]) {
      const list = photos.get(row.report_id) ?? []
      photos.set(row.report_id, list)
      const { photo_id: id, state, received_sha256: receivedSha256 } = row
      list.push({ id, state, receivedSha256, fileIsWhole: state === 'stored' && filesAreWhole(dataDir, row) })
    }
    const reports = db.prepare('select report_id, manifest from reports').all() as ReportRow[]
    return reports.map(({ report_id, manifest }) => ({
      reportId: report_id,
      mark: (JSON.parse(manifest) as { words: string }).words, // checked by the server when it came
      manifestSha256: createHash('sha256').update(manifest).digest('hex'),
      photos: photos.get(report_id) ?? [],
    }))
  } finally {
    db.close()
  }
}

/** How often each operation stands in the histories: once, or something is wrong. */
export function heldOperations(dataDir: string): Map<string, number> {
  const db = new SqliteFile(dataFiles(dataDir).database, { readonly: true })
  try {
    const select = 'select op_id, count(*) as times from case_events group by op_id'
    const rows = db.prepare(select).all() as { op_id: string; times: number }[] // the columns it asks for
    return new Map(rows.map(({ op_id, times }) => [op_id, times]))
  } finally {
    db.close()
  }
}

/** How many events of a type the histories hold: an act that is there twice, or not at all, shows here. */
export function countEvents(dataDir: string, type: string): number {
  const db = new SqliteFile(dataFiles(dataDir).database, { readonly: true })
  try {
    return Number(db.prepare('select count(*) from case_events where type = ?').pluck().get(type))
  } finally {
    db.close()
  }
}

/** SQLite's own opinion of the file: `ok` when nothing is damaged. */
export function integrityOf(dataDir: string): string {
  const db = new SqliteFile(dataFiles(dataDir).database, { readonly: true })
  try {
    return String(db.pragma('integrity_check', { simple: true }))
  } finally {
    db.close()
  }
}

function filesAreWhole(dataDir: string, { community_id, evidence_name, thumbnail_name }: PhotoRow): boolean {
  return [evidence_name, thumbnail_name].every(
    (name) =>
      name !== null && isWholeJpeg(join(dataFiles(dataDir).photos, community_id, name.slice(0, 2), `${name}.jpg`)),
  )
}

/** From its start marker to its end marker (ITU-T T.81 §B.1.1.3): a file cut short or zeroed has not both. */
function isWholeJpeg(path: string): boolean {
  if (!existsSync(path)) return false
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const edge = Buffer.alloc(4)
    readSync(file, edge, 0, 2, 0)
    readSync(file, edge, 2, 2, Math.max(0, size - 2))
    return size > 4 && edge.equals(JPEG_EDGES)
  } finally {
    closeSync(file)
  }
}

const JPEG_EDGES = Buffer.from([0xff, 0xd8, 0xff, 0xd9])

/** The types of a case's events, in order. */
export function eventsOf(dataDir: string, caseId: string): string[] {
  const db = new SqliteFile(dataFiles(dataDir).database, { readonly: true })
  try {
    const rows = db.prepare('select type from case_events where case_id = ? order by seq').all(caseId)
    return (rows as { type: string }[]).map((row) => row.type) // the column it asks for
  } finally {
    db.close()
  }
}

/** Those of these photos that are not stored with both files whole. */
export function photosNotWhole(dataDir: string, photoIds: readonly string[]): string[] {
  const db = new SqliteFile(dataFiles(dataDir).database, { readonly: true })
  try {
    const find = db.prepare('select * from photos where photo_id = ?')
    return photoIds.filter((id) => {
      const row = find.get(id) as PhotoRow | undefined // see readHeld
      return row?.state !== 'stored' || !filesAreWhole(dataDir, row)
    })
  } finally {
    db.close()
  }
}
