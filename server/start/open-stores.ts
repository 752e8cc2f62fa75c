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
import { type DatabaseOptions, openDatabase, openReader } from '../stores/sqlite/database.ts'
import { sqliteJournal } from '../stores/sqlite/journal.ts'
import { sqliteNoticeJournal } from '../stores/sqlite/notice-journal.ts'
import { createSqliteCommunities } from '../stores/sqlite/sqlite-communities.ts'
import { sqliteEpochs } from '../stores/sqlite/sqlite-epochs.ts'
import { createSqlitePeople } from '../stores/sqlite/sqlite-people.ts'
import { dataFiles } from './data-folder.ts'

export type Stores = Pick<
  Deps,
  'journal' | 'photoFiles' | 'uploadFiles' | 'mapFiles' | 'people' | 'communities' | 'notices' | 'channels'
> & {
  epochs: Epochs
  exportFiles: ExportFiles
  close: () => Promise<void>
}

/** Opens everything that is kept in the data folder: SQLite and files beside it. */
export async function openStores(dataDir: string, options: DatabaseOptions = {}): Promise<Stores> {
  const files = dataFiles(dataDir)
  const db = await openDatabase(files.database, options)
  const random = (bytes: number) => randomBytes(bytes)
  return {
    journal: sqliteJournal(db, random),
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
