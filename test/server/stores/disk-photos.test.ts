import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { writeWhole } from '../../../server/stores/disk-photos/durable.ts'
import { diskPhotoFiles } from '../../../server/stores/disk-photos/photo-files.ts'
import { diskUploadFiles } from '../../../server/stores/disk-photos/upload-files.ts'
import { photoFilesContract, uploadFilesContract } from './photo-files.contract.ts'

const folders: string[] = []
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'woodpecker-photos-'))
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

describe('photos on disk', () => {
  photoFilesContract(() => {
    const folder = newFolder()
    const open = () => diskPhotoFiles(folder, (count) => randomBytes(count))
    return { files: open(), reopen: open }
  })
  uploadFilesContract(() => {
    const folder = newFolder()
    const open = () => diskUploadFiles(folder)
    return { files: open(), reopen: open }
  })

  test('a file that cannot be put in its place leaves nothing behind', async () => {
    const folder = newFolder()
    const taken = join(folder, 'taken')
    await writeWhole(join(folder, 'fine'), new Uint8Array(3))
    mkdirSync(taken)
    await expect(writeWhole(taken, new Uint8Array(3))).rejects.toThrow()
    expect(readdirSync(folder).sort()).toEqual(['fine', 'taken'])
  })
})
