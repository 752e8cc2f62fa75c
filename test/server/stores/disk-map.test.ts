import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { diskMapFiles } from '../../../server/stores/disk-map/map-files.ts'
import { mapFilesContract } from './map-files.contract.ts'

const folders: string[] = []
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'woodpecker-map-'))
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

mapFilesContract(() => {
  const folder = newFolder()
  const open = () => diskMapFiles(folder, (count) => randomBytes(count))
  return { files: open(), reopen: open }
})

test('what a killed process left half-written goes after a while, and nothing else', async () => {
  const folder = newFolder()
  const files = diskMapFiles(folder, (count) => randomBytes(count))
  mkdirSync(join(folder, 'c1', 'tiles'), { recursive: true })
  writeFileSync(join(folder, 'c1', 'tiles', 'town.pmtiles'), 'whole')
  writeFileSync(join(folder, 'c1', 'tiles', 'ab.tmp'), 'half')
  expect(await files.dropHalfWritten(Date.now() - 60_000)).toBe(0)
  expect(await files.dropHalfWritten(Date.now() + 60_000)).toBe(1)
  expect((await files.list('c1')).tiles).toHaveLength(1)
})
