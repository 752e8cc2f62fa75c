import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { randomId } from '../../../domain/id.ts'
import type { PhotoFiles } from '../photo-files.ts'
import { DRAFT_ENDING, makeFolder, orNull, writeWhole } from './durable.ts'
import { pathPart } from './path-part.ts'

/**
 * Renditions as files, 256 folders a community so that none grows too large to list.
 * @param random cryptographic bytes: a name must not be guessable from another
 */
export function diskPhotoFiles(folder: string, random: (bytes: number) => Uint8Array): PhotoFiles {
  const folderOf = (communityId: string, name: string) =>
    join(folder, pathPart(communityId), pathPart(name).slice(0, 2))
  const pathOf = (communityId: string, name: string) => join(folderOf(communityId, name), `${pathPart(name)}.jpg`)
  return {
    async keep(communityId, bytes) {
      const name = randomId(random(16))
      await makeFolder(folderOf(communityId, name))
      await writeWhole(pathOf(communityId, name), bytes)
      return name
    },
    read: (communityId, name) => orNull(readFile(pathOf(communityId, name))),
    has: async (communityId, name) => ((await orNull(stat(pathOf(communityId, name))))?.size ?? 0) > 0,
    dropHalfWritten: (before) => dropHalfWritten(folder, before),
    remove: (communityId, name) => rm(pathOf(communityId, name), { force: true }),
  }
}

async function dropHalfWritten(folder: string, before: number): Promise<number> {
  let dropped = 0
  for (const entry of (await orNull(readdir(folder, { recursive: true, withFileTypes: true }))) ?? []) {
    if (!entry.isFile() || !entry.name.endsWith(DRAFT_ENDING)) continue
    const path = join(entry.parentPath, entry.name)
    const touchedAt = (await orNull(stat(path)))?.mtimeMs ?? Number.POSITIVE_INFINITY
    if (touchedAt >= before) continue
    await rm(path, { force: true })
    dropped++
  }
  return dropped
}
