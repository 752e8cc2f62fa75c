import { randomBytes } from 'node:crypto'
import { copyFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { dataFiles, REPLACED_PREFIX } from '../start/data-folder.ts'
import { highWater } from '../start/high-water.ts'
import { readIfThere, writeWhole } from '../start/whole-file.ts'
import { makeFolder, orNull, syncFolder } from '../stores/disk-photos/durable.ts'
import { openDatabase } from '../stores/sqlite/database.ts'
import { sqliteEpochs } from '../stores/sqlite/sqlite-epochs.ts'
import { syncFile } from './backup.ts'
import { BACKUP_DATABASE, BACKUP_MAP, BACKUP_PHOTOS, type BackupManifest, sha256OfFile } from './backup-manifest.ts'
import { carryTombstones } from './carry-tombstones.ts'

type Asked = { dataDir: string; folder: string; now: number }

const random = (bytes: number) => randomBytes(bytes)

/**
 * Puts a backup in the place of what the data folder holds. Every community gets a new epoch, so that phones notice and
 * offer again what the backup had not seen; what was forgotten since the backup stays forgotten. What was there is moved into a
 * folder beside it. The caller holds the folder's lock and has verified the backup.
 * @returns the folder into which the replaced database went, null when there was none
 */
export async function restore({ dataDir, folder, now }: Asked, manifest: BackupManifest): Promise<string | null> {
  const files = dataFiles(dataDir)
  const aside = join(dataDir, `${REPLACED_PREFIX}${now}`)
  const earlier = await readIfThere(files.restoring) // of a restore that was cut short: what it had already moved
  const staged = `${files.database}.restored`
  await stage(join(folder, BACKUP_DATABASE), staged)
  await prepare(staged, [files.database, ...(earlier === null ? [] : [join(earlier.trim(), BACKUP_DATABASE)])], now)
  for (const photo of manifest.photos) await bringFile(join(folder, BACKUP_PHOTOS), files.photos, photo)
  for (const file of manifest.map ?? []) await bringFile(join(folder, BACKUP_MAP), files.map, file)
  await writeWhole(files.restoring, `${aside}\n`) // from here until it is removed no server starts on this folder
  const replaced = await moveAside(files.database, aside)
  await rename(staged, files.database)
  await rm(files.highWater, { force: true })
  await syncFolder(dataDir)
  await writeMark(files)
  await rm(files.restoring)
  await syncFolder(dataDir)
  return replaced ? aside : null
}

async function stage(from: string, to: string): Promise<void> {
  for (const ending of ['', '-wal', '-shm']) await rm(`${to}${ending}`, { force: true })
  await copyFile(from, to)
  await syncFile(to)
}

/** The copy as it will be served: migrated, with new epochs, and without what was forgotten meanwhile. */
async function prepare(staged: string, olderDatabases: readonly string[], now: number): Promise<void> {
  const db = await openDatabase(staged)
  try {
    for (const older of olderDatabases) await carryTombstones(older, db, now)
    const epochs = sqliteEpochs(db, random)
    for (const communityId of (await epochs.heads()).keys()) await epochs.renew(communityId)
  } finally {
    await db.destroy() // the last connection to close writes the log back into the file
  }
}

async function bringFile(from: string, to: string, photo: BackupManifest['photos'][number]): Promise<void> {
  const path = join(to, photo.path)
  if ((await orNull(sha256OfFile(path))) === photo.sha256) return
  await makeFolder(dirname(path))
  const draft = `${path}.tmp`
  await copyFile(join(from, photo.path), draft)
  await syncFile(draft)
  await rename(draft, path)
  await syncFolder(dirname(path))
}

/** @returns whether there was a database to move */
async function moveAside(database: string, aside: string): Promise<boolean> {
  await makeFolder(aside)
  for (const ending of ['-wal', '-shm'])
    await orNull(rename(`${database}${ending}`, `${join(aside, BACKUP_DATABASE)}${ending}`))
  const moved = (await orNull(rename(database, join(aside, BACKUP_DATABASE)).then(() => true))) ?? false
  await syncFolder(aside)
  if (!moved) await rm(aside, { recursive: true })
  return moved
}

async function writeMark(files: ReturnType<typeof dataFiles>): Promise<void> {
  const db = await openDatabase(files.database)
  try {
    await highWater(files.highWater, sqliteEpochs(db, random)).write()
  } finally {
    await db.destroy()
  }
}
