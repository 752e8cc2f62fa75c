import { describe, expect, test } from 'vitest'
import type { PhotoFiles } from '../../../server/stores/photo-files.ts'
import type { UploadFiles } from '../../../server/stores/upload-files.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (read: Uint8Array | null) => read && new TextDecoder().decode(read)

/** What every store of finished renditions promises. */
export function photoFilesContract(open: () => { files: PhotoFiles; reopen: () => PhotoFiles }): void {
  describe('renditions', () => {
    test('are read back under a name nobody can guess, also from another opening', async () => {
      const { files, reopen } = open()
      const [one, two] = [await files.keep('c1', bytes('one')), await files.keep('c1', bytes('two'))]
      expect(one).toMatch(/^[0-9a-f]{32}$/)
      expect(one).not.toBe(two)
      expect(text(await reopen().read('c1', one))).toBe('one')
    })

    test('belong to their community, and are gone when removed', async () => {
      const { files } = open()
      const name = await files.keep('c1', bytes('one'))
      expect(await files.read('c2', name)).toBeNull()
      await files.remove('c1', name)
      await files.remove('c1', name)
      expect(await files.read('c1', name)).toBeNull()
    })

    test('are reached by no name that leaves the folder', async () => {
      const { files } = open()
      for (const name of ['../x', 'a/b', '..', '', 'a\0b']) {
        await expect((async () => files.read('c1', name))()).rejects.toThrow('not fit')
        await expect((async () => files.read(name, 'abc'))()).rejects.toThrow('not fit')
      }
    })
  })
}

/** What every store of arriving bytes promises. */
export function uploadFilesContract(open: () => { files: UploadFiles; reopen: () => UploadFiles }): void {
  const key = { communityId: 'c1', photoId: 'p1', attempt: 'a1' }

  describe('arriving bytes', () => {
    test('grow piece by piece and outlive a restart', async () => {
      const { files, reopen } = open()
      expect(await files.size(key)).toBeNull()
      await files.create(key)
      expect(await files.size(key)).toBe(0)
      await files.append(key, 0, bytes('first '))
      await reopen().append(key, 6, bytes('second'))
      expect(await reopen().size(key)).toBe(12)
      expect(text(await files.read(key))).toBe('first second')
    })

    test('what a torn write left behind the offset is dropped', async () => {
      const { files } = open()
      await files.create(key)
      await files.append(key, 0, bytes('first torn'))
      await files.append(key, 6, bytes('new'))
      expect(text(await files.read(key))).toBe('first new')
    })

    test('a new attempt drops the others of its photo and no other photo', async () => {
      const { files } = open()
      const [other, neighbour] = [
        { ...key, attempt: 'a2' },
        { ...key, photoId: 'p2' },
      ]
      await files.create(key)
      await files.create(neighbour)
      await files.create(other)
      expect(await files.attempts('c1', 'p1')).toEqual(['a2'])
      expect(await files.size(key)).toBeNull()
      expect(await files.size(neighbour)).toBe(0)
      await files.remove('c1', 'p1')
      await files.remove('c1', 'p1')
      expect(await files.attempts('c1', 'p1')).toEqual([])
    })
  })
}
