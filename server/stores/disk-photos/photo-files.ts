import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { randomId } from '../../../domain/id.ts'
import type { PhotoFiles } from '../photo-files.ts'
import { makeFolder, orNull, writeWhole } from './durable.ts'
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
    remove: (communityId, name) => rm(pathOf(communityId, name), { force: true }),
  }
}
