import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '../../../domain/wire.ts'
import { addMap } from '../../../server/admin/add-map.ts'
import { backup } from '../../../server/admin/backup.ts'
import { verifiedBackup } from '../../../server/admin/backup-manifest.ts'
import { readCommand } from '../../../server/admin/command.ts'
import { restore } from '../../../server/admin/restore.ts'
import { CENTER } from '../../support/community-fixture.ts'
import { archiveAround } from '../../support/pmtiles-file.ts'
import { type Heart, openHeart } from '../heart/heart.ts'

let heart: Heart
let scratch: string
let archive: Uint8Array
beforeAll(async () => {
  heart = await openHeart()
  scratch = mkdtempSync(join(tmpdir(), 'woodpecker-map-'))
  archive = await archiveAround(CENTER, 13, 14)
  writeFileSync(join(scratch, 'Town.pmtiles'), archive)
  writeFileSync(join(scratch, 'half.pmtiles'), archive.subarray(0, 500))
})
afterAll(async () => {
  await heart.close()
  rmSync(scratch, { recursive: true, force: true })
})

const asked = (file: string) => {
  const command = readCommand(['add-map', join(scratch, file), '--name', '城区', '--attribution', '© 示例'])
  if (command.command !== 'add-map') throw new Error('another command')
  return command
}
const layers = async () => (await heart.stores.communities.readNow(heart.community.id))?.map?.layers ?? []
const read = async () => {
  const answer = await heart.as('wang').send('GET', paths.tiles('town.pmtiles'))
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null
}

test('an archive is put in place and offered, and again without doubling', async () => {
  await addMap(asked('Town.pmtiles'), heart.stores)
  await addMap(asked('Town.pmtiles'), heart.stores)
  expect(await layers()).toEqual([
    {
      kind: 'pmtiles',
      id: 'town',
      name: '城区',
      attribution: '© 示例',
      approval: null,
      file: 'town.pmtiles',
      minZoom: 13,
      maxZoom: 14,
    },
  ])
  expect(await read()).toEqual(new Uint8Array(archive))
})

test('one that is not whole, or not there, is refused in words and offers nothing', async () => {
  const before = await layers()
  await expect(addMap(asked('half.pmtiles'), heart.stores)).rejects.toThrow('truncated')
  await expect(addMap(asked('nowhere.pmtiles'), heart.stores)).rejects.toThrow('ENOENT')
  expect(() => readCommand(['add-map', 'a.pmtiles'])).toThrow('--name')
  expect(await layers()).toEqual(before)
})

test('a backup carries it, and a picture, to another folder', async () => {
  const pictureId = await heart.stores.mapFiles.keepPicture(heart.community.id, new Uint8Array([1, 2, 3]))
  const folder = join(scratch, 'backup')
  const manifest = await backup({ dataDir: heart.folder, mode: 'demo', folder, now: heart.clock.now })
  expect(manifest.map?.map(({ path }) => path.split('/')[1]).sort()).toEqual(['pictures', 'tiles'])
  const elsewhere = join(scratch, 'elsewhere')
  mkdirSync(elsewhere)
  await restore({ dataDir: elsewhere, folder, now: heart.clock.now }, await verifiedBackup(folder))
  const other = await openHeart(elsewhere)
  try {
    const tiles = await other.stores.mapFiles.openTiles(heart.community.id, 'town.pmtiles')
    expect(tiles && (await tiles.read(0, archive.length))).toEqual(new Uint8Array(archive))
    await tiles?.close()
    expect(await other.stores.mapFiles.readPicture(heart.community.id, pictureId)).toEqual(Buffer.from([1, 2, 3]))
  } finally {
    await other.stop()
  }
  writeFileSync(join(folder, 'map', heart.community.id, 'pictures', `${pictureId}.webp`), 'changed')
  await expect(verifiedBackup(folder)).rejects.toThrow('damaged')
})
