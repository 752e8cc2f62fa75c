import { type FileHandle, open, rm } from 'node:fs/promises'
import { TilesTooLong } from '../map-files.ts'
import { readAt } from './read-at.ts'

type Arrived = { size: number; read(offset: number, length: number): Promise<Uint8Array>; close(): Promise<void> }

/** Writes a body into a draft, durable when it resolves; nothing stays of one that is too long or breaks off. */
export async function receiveTiles(draft: string, body: AsyncIterable<Uint8Array>, max: number): Promise<Arrived> {
  const handle = await open(draft, 'wx+', 0o600)
  try {
    const size = await writeBody(handle, body, max)
    await handle.sync()
    return { size, read: (offset, length) => readAt(handle, offset, length), close: () => handle.close() }
  } catch (error) {
    await handle.close()
    await rm(draft, { force: true })
    throw error
  }
}

async function writeBody(handle: FileHandle, body: AsyncIterable<Uint8Array>, max: number): Promise<number> {
  let size = 0
  for await (const bytes of body) {
    if (size + bytes.byteLength > max) throw new TilesTooLong()
    for (let done = 0; done < bytes.byteLength; ) {
      done += (await handle.write(bytes, done, bytes.byteLength - done, size + done)).bytesWritten
    }
    size += bytes.byteLength
  }
  return size
}
