import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { diskExportFiles } from '../../../server/stores/disk-exports/export-files.ts'
import { exportFilesContract } from './export-files.contract.ts'

const folders: string[] = []
function open() {
  const folder = mkdtempSync(join(tmpdir(), 'woodpecker-exports-'))
  folders.push(folder)
  return diskExportFiles(join(folder, 'exports'))
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe('exports on the disk', () => exportFilesContract(open))

test('an id cannot lead out of the folder', async () => {
  await expect(async () => open().open('c1', '../../etc/passwd')).rejects.toThrow()
})

test('sweeping where nothing was ever exported is no error', async () => {
  expect(await open().sweep(Date.now())).toBe(0)
})
