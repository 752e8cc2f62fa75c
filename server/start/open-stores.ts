import { randomBytes } from 'node:crypto'
import type { Deps } from '../deps.ts'
import type { ExportSources } from '../export/run-export.ts'
import { diskExportFiles } from '../stores/disk-exports/export-files.ts'
import { diskMapFiles } from '../stores/disk-map/map-files.ts'
import { diskPhotoFiles } from '../stores/disk-photos/photo-files.ts'
import { diskUploadFiles } from '../stores/disk-photos/upload-files.ts'
import type { Epochs } from '../stores/epochs.ts'
import type { ExportFiles } from '../stores/export-files.ts'
import { sqliteChannelJournal } from '../stores/sqlite/channel-journal.ts'
import { type Database, type DatabaseOptions, openDatabase, openReader } from '../stores/sqlite/database.ts'
import type { WriteReports } from '../stores/sqlite/intake-journal.ts'
import { sqliteJournal } from '../stores/sqlite/journal.ts'
import { sqliteNoticeJournal } from '../stores/sqlite/notice-journal.ts'
import { createSqliteCommunities } from '../stores/sqlite/sqlite-communities.ts'
import { sqliteEpochs } from '../stores/sqlite/sqlite-epochs.ts'
import { createSqlitePeople } from '../stores/sqlite/sqlite-people.ts'
import { writeTurns } from '../stores/sqlite/write-turns.ts'
import { dataFiles } from './data-folder.ts'
import { intakeInThread, intakeThread } from './intake-in-thread.ts'

export type Stores = Pick<
  Deps,
  'journal' | 'photoFiles' | 'uploadFiles' | 'mapFiles' | 'people' | 'communities' | 'notices' | 'channels'
> & {
  epochs: Epochs
  exportFiles: ExportFiles
  close: () => Promise<void>
}

/** Opens everything that is kept in the data folder: SQLite and files beside it. */
export const openStores = async (dataDir: string, options: DatabaseOptions = {}): Promise<Stores> =>
  storesOn(dataDir, await openDatabase(dataFiles(dataDir).database, options))

/** The same for a server that people report to: reports are written in a thread of their own. */
export async function openToServe(dataDir: string, { synchronous }: DatabaseOptions = {}): Promise<Stores> {
  const file = dataFiles(dataDir).database
  const turns = writeTurns()
  const db = await openDatabase(file, { ...(synchronous && { synchronous }), turns })
  const thread = intakeInThread(intakeThread({ file, synchronous }), turns)
  const close = async () => {
    await thread.close()
    await db.destroy()
  }
  return { ...storesOn(dataDir, db, thread.write), close }
}

function storesOn(dataDir: string, db: Database, write?: WriteReports): Stores {
  const files = dataFiles(dataDir)
  const random = (bytes: number) => randomBytes(bytes)
  return {
    journal: sqliteJournal(db, random, write),
    photoFiles: diskPhotoFiles(files.photos, random),
    uploadFiles: diskUploadFiles(files.uploads),
    mapFiles: diskMapFiles(files.map, random),
    exportFiles: diskExportFiles(files.exports),
    people: createSqlitePeople(db),
    communities: createSqliteCommunities(db),
    notices: sqliteNoticeJournal(db),
    channels: sqliteChannelJournal(db),
    epochs: sqliteEpochs(db, random),
    close: () => db.destroy(),
  }
}

/** The same folder for a thread that only reads what is committed, and writes nothing but a file for somebody to take away. */
export function openForExport(dataDir: string): ExportSources & { close: () => Promise<void> } {
  const files = dataFiles(dataDir)
  const db = openReader(files.database)
  const random = (bytes: number) => randomBytes(bytes)
  return {
    journal: sqliteJournal(db, random),
    photoFiles: diskPhotoFiles(files.photos, random),
    exportFiles: diskExportFiles(files.exports),
    people: createSqlitePeople(db),
    communities: createSqliteCommunities(db),
    close: () => db.destroy(),
  }
}
