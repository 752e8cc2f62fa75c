import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as z from 'zod/mini'
import { SHA256_HEX } from '../../domain/id.ts'
import { parse } from '../../domain/parse.ts'
import { MODES } from '../config.ts'
import { readIfThere } from '../start/whole-file.ts'
import { AdminRefused } from './admin-refused.ts'

/** Written last: a backup without it is not whole. */
export const BACKUP_MANIFEST = 'backup.json'
export const BACKUP_DATABASE = 'woodpecker.db'
export const BACKUP_PHOTOS = 'photos'
export const BACKUP_MAP = 'map'

const sha256 = z.string().check(z.regex(SHA256_HEX))
/** `community/ab/ab….jpg`, as in the photo store; nothing that could lead out of it. */
const PHOTO_PATH = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\/[0-9a-f]{2}\/[0-9a-f]{32}\.jpg$/

/** `community/pictures/….webp` or `community/tiles/….pmtiles`, as in the store of grounds. */
const MAP_PATH =
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\/(pictures\/[0-9a-f]{32}\.webp|tiles\/[a-z0-9][a-z0-9-]{0,59}\.pmtiles)$/

const manifestSchema = z.strictObject({
  version: z.literal(1),
  mode: z.enum(MODES),
  /** Unix ms. */
  madeAt: z.int(),
  database: sha256,
  photos: z.array(z.strictObject({ path: z.string().check(z.regex(PHOTO_PATH)), sha256 })),
  /** Plan pictures and tile archives. Missing: a backup from before they were. */
  map: z.optional(z.array(z.strictObject({ path: z.string().check(z.regex(MAP_PATH)), sha256 }))),
  /** Files the database names that were not there when the backup was made. */
  missing: z.array(z.string()),
})
export type BackupManifest = z.infer<typeof manifestSchema>

export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Whether a file of the store of grounds is one that a backup carries: not a half-written one, nor anything foreign. */
export const isMapPath = (path: string): boolean => MAP_PATH.test(path)

/** Reads a backup's manifest and compares every file with it. @throws AdminRefused naming what is not as it was */
export async function verifiedBackup(folder: string): Promise<BackupManifest> {
  const text = await readIfThere(join(folder, BACKUP_MANIFEST))
  if (text === null) throw new AdminRefused(`${folder} holds no whole backup (${BACKUP_MANIFEST}). 不是完整的备份。`)
  const manifest = parse(manifestSchema, parseOrNull(text))
  if (!manifest.ok) throw new AdminRefused(`${BACKUP_MANIFEST} is damaged: ${manifest.problems[0]}. 备份清单损坏。`)
  await verify(join(folder, BACKUP_DATABASE), manifest.value.database)
  for (const photo of manifest.value.photos) await verify(join(folder, BACKUP_PHOTOS, photo.path), photo.sha256)
  for (const file of manifest.value.map ?? []) await verify(join(folder, BACKUP_MAP, file.path), file.sha256)
  return manifest.value
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function verify(path: string, expected: string): Promise<void> {
  const actual = await sha256OfFile(path).catch(() => null)
  if (actual !== expected) throw new AdminRefused(`${path} is damaged or missing. 备份中的文件损坏或缺失。`)
}
