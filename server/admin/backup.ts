import { constants } from 'node:fs'
import { copyFile, link, open, readdir } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import SqliteFile from 'better-sqlite3'
import type { Mode } from '../config.ts'
import { dataFiles } from '../start/data-folder.ts'
import { writeWhole } from '../start/whole-file.ts'
import { makeFolder, orNull, syncFolder } from '../stores/disk-photos/durable.ts'
import { AdminRefused } from './admin-refused.ts'
import {
  BACKUP_DATABASE,
  BACKUP_MANIFEST,
  BACKUP_MAP,
  BACKUP_PHOTOS,
  type BackupManifest,
  isMapPath,
  sha256OfFile,
} from './backup-manifest.ts'

type Asked = { dataDir: string; mode: Mode; folder: string; now: number }

/**
 * Backs the data folder up into an empty folder while the server may be running. The database is copied first, at one
 * moment; the photos it names are durable before it names them and never change, so they are whole whenever they are copied.
 * Photos still arriving are not part of it: their phones have them. Plan pictures and
 * tile archives come along.
 * @throws AdminRefused
 */
export async function backup({ dataDir, mode, folder, now }: Asked): Promise<BackupManifest> {
  await makeFolder(folder)
  if ((await readdir(folder)).length > 0) throw new AdminRefused(`${folder} is not empty. 备份目录必须是空的。`)
  const copy = join(folder, BACKUP_DATABASE)
  await copyDatabase(dataFiles(dataDir).database, copy)
  const { copied: photos, missing } = await copyFiles(
    dataFiles(dataDir).photos,
    join(folder, BACKUP_PHOTOS),
    namesIn(copy),
  )
  const map = await copyFiles(
    dataFiles(dataDir).map,
    join(folder, BACKUP_MAP),
    await mapPathsIn(dataFiles(dataDir).map),
  )
  const database = await sha256OfFile(copy)
  const manifest: BackupManifest = { version: 1, mode, madeAt: now, database, photos, map: map.copied, missing }
  await writeWhole(join(folder, BACKUP_MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`)
  return manifest
}

async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new SqliteFile(from, { fileMustExist: true })
  try {
    // All that is left in one step: steps of some pages would start over with every write of the server.
    await source.backup(to, { progress: ({ totalPages }) => totalPages })
  } finally {
    source.close()
  }
  const copy = new SqliteFile(to)
  copy.pragma('journal_mode = DELETE') // one file, with nothing beside it
  copy.close()
  await syncFile(to)
  await syncFolder(dirname(to))
}

type PhotoNames = { community_id: string; evidence_name: string | null; thumbnail_name: string | null }

/** Every rendition the database names, as a path in the photo store. */
function namesIn(database: string): string[] {
  const db = new SqliteFile(database, { readonly: true })
  try {
    const select = "select community_id, evidence_name, thumbnail_name from photos where state = 'stored'"
    const rows = db.prepare(select).all() as PhotoNames[] // the columns it asks for
    return rows.flatMap((row) =>
      [row.evidence_name, row.thumbnail_name].flatMap((name) =>
        name === null ? [] : [`${row.community_id}/${name.slice(0, 2)}/${name}.jpg`],
      ),
    )
  } finally {
    db.close()
  }
}

/**
 * Every whole plan picture and tile archive: a layer is saved after its file, so those that the copied database names are
 * here. A replaced archive is another file under the same name, so a link to the old one stays what it is.
 */
async function mapPathsIn(folder: string): Promise<string[]> {
  const entries = (await orNull(readdir(folder, { recursive: true, withFileTypes: true }))) ?? []
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return files.map((file) => relative(folder, file).split(sep).join('/')).filter(isMapPath)
}

async function copyFiles(from: string, to: string, paths: readonly string[]) {
  const copied: BackupManifest['photos'] = []
  const missing: string[] = []
  const folders = new Set([to])
  for (const path of paths) {
    folders.add(dirname(join(to, path)))
    await makeFolder(dirname(join(to, path)))
    if (await linkOrCopy(join(from, path), join(to, path))) {
      copied.push({ path, sha256: await sha256OfFile(join(to, path)) })
    } else missing.push(path)
  }
  await makeFolder(to)
  for (const folder of folders) await syncFolder(folder)
  return { copied, missing }
}

/** A link where both lie on one disk (a rendition never changes), else a copy. @returns false when there is no such file */
async function linkOrCopy(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch {
    const copied = await orNull(copyFile(from, to, constants.COPYFILE_EXCL).then(() => true))
    if (copied) await syncFile(to)
    return copied ?? false
  }
}

/** Makes what was written to a file durable. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
