import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import { dataFiles } from '../server/start/data-folder.ts'
import { openStores } from '../server/start/open-stores.ts'
import type { Ack } from './lean-phone.ts'
import type { LeanReport } from './lean-report.ts'
import type { Held } from './ledger.ts'
import { integrityOf, readHeld } from './read-held.ts'

/**
 * Opens the real stores on what a power cut left and looks for everything that had been answered for by then.
 * @returns what is missing or damaged, in words; empty when every promise held
 */
export async function checkImage(dataDir: string, acks: readonly Ack[], report: LeanReport): Promise<string[]> {
  const opened = await openStores(dataDir).then(
    (stores) => stores.close().then(() => null),
    (error: unknown) => `the stores do not open: ${String(error)}`,
  )
  if (opened !== null) return [opened]
  const integrity = integrityOf(dataDir)
  if (integrity !== 'ok') return [`integrity: ${integrity}`]
  const held = readHeld(dataDir).find(({ reportId }) => reportId === report.reportId)
  return acks.flatMap((ack) => missing(ack, { held, report, dataDir }) ?? [])
}

type Image = { held: Held | undefined; report: LeanReport; dataDir: string }

function missing(ack: Ack, { held, report, dataDir }: Image): string | null {
  switch (ack.what) {
    case 'signed-in':
      return hasRow(dataDir, 'select 1 from sessions where person_id = ? and ended_at is null', 'p-1')
        ? null
        : 'the session'
    case 'report': {
      const hash = createHash('sha256').update(report.manifest).digest('hex')
      return held?.manifestSha256 === hash && held.photos.length === report.photos.length ? null : 'the report'
    }
    case 'act':
      return hasRow(dataDir, 'select 1 from operations where op_id = ?', ack.opId) ? null : 'the act'
    case 'photo': {
      const photo = held?.photos.find(({ id }) => id === ack.photoId)
      const declared = report.photos.find(({ id }) => id === ack.photoId)
      const isThere = photo?.state === 'stored' && photo.fileIsWhole && photo.receivedSha256 === declared?.sha256
      return isThere ? null : `photo ${ack.photoId}`
    }
    case 'offset': {
      // Once the photo is stored, what had come of it is gone on purpose; then the photo itself is what is looked for.
      const isStored = held?.photos.some(({ id, state }) => id === ack.photoId && state === 'stored')
      return isStored || hasPrefix(ack, report, dataDir) ? null : `${ack.size} bytes of ${ack.photoId}`
    }
  }
}

function hasRow(dataDir: string, select: string, value: string): boolean {
  const db = new SqliteFile(dataFiles(dataDir).database, { readonly: true })
  try {
    return db.prepare(select).get(value) !== undefined
  } finally {
    db.close()
  }
}

/** The acknowledged bytes lie in the upload's file as they were sent; more may follow. */
function hasPrefix(ack: Extract<Ack, { what: 'offset' }>, report: LeanReport, dataDir: string): boolean {
  const file = join(dataFiles(dataDir).uploads, communityOf(dataDir), ack.photoId, 'a1')
  const sent = report.photos.find(({ id }) => id === ack.photoId)?.bytes.subarray(0, ack.size)
  return sent !== undefined && existsSync(file) && readFileSync(file).subarray(0, ack.size).equals(sent)
}

function communityOf(dataDir: string): string {
  const db = new SqliteFile(dataFiles(dataDir).database, { readonly: true })
  try {
    return String(db.prepare('select community_id from communities').pluck().get())
  } finally {
    db.close()
  }
}
