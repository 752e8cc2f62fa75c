import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { OpenTiles } from '../map-files.ts'
import { readAt } from './read-at.ts'

/** Opens an archive: what is read belongs to the file of this moment, even when another takes its name meanwhile. */
export async function openTiles(path: string): Promise<OpenTiles> {
  const handle = await open(path, 'r')
  try {
    const { size, mtimeMs, ino } = await handle.stat()
    return {
      size,
      tag: `"${[size, ino, Math.round(mtimeMs)].map((part) => part.toString(36)).join('-')}"`,
      stream: (first, last) => {
        const stream = handle.createReadStream({ start: first, end: last, autoClose: true })
        return Readable.toWeb(stream) as ReadableStream<Uint8Array> // Node's own stream type; the same thing
      },
      read: (offset, length) => readAt(handle, offset, length),
      close: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}
