import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { randomId } from '../../../domain/id.ts'
import type { PhotoFiles, RenditionFile } from '../photo-files.ts'
import { DRAFT_ENDING, makeFolder, orNull, writeWhole } from './durable.ts'
import { pathPart } from './path-part.ts'

/**
 * Renditions as files, 256 folders a community so that none grows too large to list.
 * @param random cryptographic bytes: a name must not be guessable from another
 */
export function diskPhotoFiles(folder: string, random: (bytes: number) => Uint8Array): PhotoFiles {
  const folderOf = (communityId: string, name: string) =>
    join(folder, pathPart(communityId), pathPart(name).slice(0, 2))
  const pathOf = (communityId: string, name: string) =>
    join(folderOf(communityId, name), `${pathPart(name)}${WHOLE_ENDING}`)
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
    olderThan: async (before) => (await filesBefore(folder, WHOLE_ENDING, before)).map(renditionAt),
    remove: (communityId, name) => rm(pathOf(communityId, name), { force: true }),
  }
}

const WHOLE_ENDING = '.jpg'

/** `<community>/<two letters>/<name>.jpg`, as `pathOf` makes it. */
const renditionAt = (path: string): RenditionFile => ({
  communityId: basename(dirname(dirname(path))),
  name: basename(path, WHOLE_ENDING),
})

async function dropHalfWritten(folder: string, before: number): Promise<number> {
  const drafts = await filesBefore(folder, DRAFT_ENDING, before)
  for (const path of drafts) await rm(path, { force: true })
  return drafts.length
}

/** Paths of the files with this ending that were last written before a moment (Unix ms). */
async function filesBefore(folder: string, ending: string, before: number): Promise<string[]> {
  const found: string[] = []
  for (const entry of (await orNull(readdir(folder, { recursive: true, withFileTypes: true }))) ?? []) {
    if (!entry.isFile() || !entry.name.endsWith(ending)) continue
    const path = join(entry.parentPath, entry.name)
    const touchedAt = (await orNull(stat(path)))?.mtimeMs ?? Number.POSITIVE_INFINITY
    if (touchedAt < before) found.push(path)
  }
  return found
}
