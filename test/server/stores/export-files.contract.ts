import { expect, test } from 'vitest'
import type { ExportFiles } from '../../../server/stores/export-files.ts'

const ID = 'a'.repeat(32)
const OTHER = 'b'.repeat(32)
const bytes = (text: string) => new TextEncoder().encode(text)

async function contentOf(files: ExportFiles, communityId: string, id: string): Promise<string | null> {
  const opened = await files.open(communityId, id)
  return opened && new Response(opened.stream()).text()
}

/** What every place for exports promises. */
export function exportFilesContract(open: () => ExportFiles): void {
  test('a file is there, whole, once it is kept, and not before', async () => {
    const files = open()
    const sink = await files.create('c1', ID)
    await sink.write(bytes('一半'))
    expect(await files.open('c1', ID)).toBeNull()
    await sink.write(bytes('，另一半'))
    expect(await sink.keep()).toBe(18)
    expect(await contentOf(files, 'c1', ID)).toBe('一半，另一半')
    expect((await files.open('c1', ID))?.size).toBe(18)
  })

  test('nothing stays of what is dropped or removed, and another community has nothing', async () => {
    const files = open()
    const dropped = await files.create('c1', ID)
    await dropped.write(bytes('x'))
    await dropped.drop()
    const kept = await files.create('c1', OTHER)
    await kept.keep()
    expect([await files.open('c1', ID), await files.open('c2', OTHER)]).toEqual([null, null])
    await files.remove('c1', OTHER)
    await files.remove('c1', OTHER)
    expect(await files.open('c1', OTHER)).toBeNull()
  })

  test('what is older is swept, half-written or whole; what is younger stays', async () => {
    const files = open()
    await (await files.create('c1', ID)).keep()
    const half = await files.create('c1', OTHER)
    await half.write(bytes('x'))
    expect(await files.sweep(Date.now() - 60_000)).toBe(0)
    expect(await contentOf(files, 'c1', ID)).toBe('')
    expect(await files.sweep(Date.now() + 60_000)).toBe(2)
    expect(await files.open('c1', ID)).toBeNull()
    await half.drop()
  })
}
