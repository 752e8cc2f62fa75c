import { readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { randomId } from '../../../domain/id.ts'
import { DRAFT_ENDING, makeFolder, orNull, syncFolder, writeWhole } from '../disk-photos/durable.ts'
import { pathPart } from '../disk-photos/path-part.ts'
import type { MapFile, MapFiles } from '../map-files.ts'
import { openTiles } from './open-tiles.ts'
import { receiveTiles } from './receive-tiles.ts'

const PICTURE_ENDING = '.webp'
const TILES_ENDING = '.pmtiles'

/** `<community>/pictures/<id>.webp` and `<community>/tiles/<name>.pmtiles`. */
export function diskMapFiles(folder: string, random: (bytes: number) => Uint8Array): MapFiles {
  const pictures = (communityId: string) => join(folder, pathPart(communityId), 'pictures')
  const tiles = (communityId: string) => join(folder, pathPart(communityId), 'tiles')
  const pictureAt = (communityId: string, id: string) => join(pictures(communityId), `${pathPart(id)}${PICTURE_ENDING}`)
  const tilesAt = (communityId: string, file: string) => {
    if (!file.endsWith(TILES_ENDING)) throw new Error('a name is not fit for a tile archive')
    return join(tiles(communityId), `${pathPart(file.slice(0, -TILES_ENDING.length))}${TILES_ENDING}`)
  }
  return {
    async keepPicture(communityId, bytes) {
      const id = randomId(random(16))
      await makeFolder(pictures(communityId))
      await writeWhole(pictureAt(communityId, id), bytes)
      return id
    },
    readPicture: (communityId, id) => orNull(readFile(pictureAt(communityId, id))),
    async receiveTiles(communityId, body, max) {
      await makeFolder(tiles(communityId))
      const draft = join(tiles(communityId), `${randomId(random(16))}${DRAFT_ENDING}`)
      const arrived = await receiveTiles(draft, body, max)
      return {
        ...arrived,
        keep: async (file) => {
          const path = tilesAt(communityId, file)
          await arrived.close()
          await rename(draft, path)
          await syncFolder(dirname(path))
        },
        drop: async () => {
          await arrived.close()
          await rm(draft, { force: true })
        },
      }
    },
    openTiles: (communityId, file) => orNull(openTiles(tilesAt(communityId, file))),
    list: async (communityId) => ({
      pictures: await filesIn(pictures(communityId), PICTURE_ENDING, (name) => name.slice(0, -PICTURE_ENDING.length)),
      tiles: await filesIn(tiles(communityId), TILES_ENDING, (name) => name),
    }),
    removePicture: (communityId, id) => rm(pictureAt(communityId, id), { force: true }),
    removeTiles: (communityId, file) => rm(tilesAt(communityId, file), { force: true }),
    dropHalfWritten: (before) => dropHalfWritten(folder, before),
  }
}

async function filesIn(folder: string, ending: string, nameOf: (file: string) => string): Promise<MapFile[]> {
  const found: MapFile[] = []
  for (const name of ((await orNull(readdir(folder))) ?? []).filter((one) => one.endsWith(ending))) {
    const facts = await orNull(stat(join(folder, name)))
    if (facts) found.push({ file: nameOf(name), touchedAt: facts.mtimeMs })
  }
  return found
}

async function dropHalfWritten(folder: string, before: number): Promise<number> {
  let dropped = 0
  for (const entry of (await orNull(readdir(folder, { recursive: true, withFileTypes: true }))) ?? []) {
    if (!entry.isFile() || !entry.name.endsWith(DRAFT_ENDING)) continue
    const path = join(entry.parentPath, entry.name)
    const facts = await orNull(stat(path))
    if (!facts || facts.mtimeMs >= before) continue
    await rm(path, { force: true })
    dropped++
  }
  return dropped
}
