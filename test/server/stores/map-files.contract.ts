import { describe, expect, test } from 'vitest'
import { type MapFiles, TilesTooLong } from '../../../server/stores/map-files.ts'

async function* body(...parts: string[]) {
  for (const part of parts) yield new TextEncoder().encode(part)
}
const text = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes)

/** What every store of plan pictures and tile archives promises. */
export function mapFilesContract(open: () => { files: MapFiles; reopen: () => MapFiles }): void {
  describe('pictures', () => {
    test('are read back under an id nobody can guess, by their own community', async () => {
      const { files, reopen } = open()
      const id = await files.keepPicture('c1', new TextEncoder().encode('plan'))
      expect(id).toMatch(/^[0-9a-f]{32}$/)
      expect(text(await reopen().readPicture('c1', id))).toBe('plan')
      expect(await files.readPicture('c2', id)).toBeNull()
      await files.removePicture('c1', id)
      expect(await files.readPicture('c1', id)).toBeNull()
    })
  })

  describe('archives', () => {
    test('are there under their name only once they are kept, and read in parts', async () => {
      const { files, reopen } = open()
      const arrived = await files.receiveTiles('c1', body('abc', 'defgh'), 100)
      expect([arrived.size, text(await arrived.read(2, 3))]).toEqual([8, 'cde'])
      expect(await files.openTiles('c1', 'town.pmtiles')).toBeNull()
      await arrived.keep('town.pmtiles')
      const tiles = await reopen().openTiles('c1', 'town.pmtiles')
      expect([tiles?.size, text((await tiles?.read(6, 50)) ?? null)]).toEqual([8, 'gh'])
      expect(await new Response(tiles?.stream(1, 3)).text()).toBe('bcd')
      expect(await files.openTiles('c2', 'town.pmtiles')).toBeNull()
    })

    test('that are replaced have another tag, and who reads the old one reads it to its end', async () => {
      const { files } = open()
      await (await files.receiveTiles('c1', body('old old'), 100)).keep('town.pmtiles')
      const old = await files.openTiles('c1', 'town.pmtiles')
      await (await files.receiveTiles('c1', body('newer'), 100)).keep('town.pmtiles')
      const now = await files.openTiles('c1', 'town.pmtiles')
      expect(now?.tag).not.toBe(old?.tag)
      expect(text((await old?.read(0, 50)) ?? null)).toBe('old old')
      await old?.close()
      await now?.close()
    })

    test('leave nothing when dropped, too long, or broken off', async () => {
      const { files } = open()
      await (await files.receiveTiles('c1', body('abc'), 100)).drop()
      await expect(files.receiveTiles('c1', body('abc', 'defgh'), 7)).rejects.toThrow(TilesTooLong)
      const broken = async function* () {
        yield new Uint8Array(3)
        throw new Error('gone')
      }
      await expect(files.receiveTiles('c1', broken(), 100)).rejects.toThrow('gone')
      expect(await files.list('c1')).toEqual({ pictures: [], tiles: [] })
      expect(await files.dropHalfWritten(Number.POSITIVE_INFINITY)).toBe(0)
    })

    test('are reached by no name that leaves the folder', async () => {
      const { files } = open()
      for (const name of ['../x.pmtiles', 'a/b.pmtiles', '..', '', 'a\0.pmtiles', 'x.zip']) {
        await expect((async () => files.openTiles('c1', name))()).rejects.toThrow('not fit')
        await expect((async () => files.readPicture(name, 'abc'))()).rejects.toThrow('not fit')
      }
    })
  })
}
