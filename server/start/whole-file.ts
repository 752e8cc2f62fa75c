import { open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { orNull, syncFolder } from '../stores/disk-photos/durable.ts'

/**
 * Writes a small file of settings so that it is either the old or the new one, readable by this user only, and durable.
 * A half-written one from a process that was killed is written over.
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const half = `${file}.half`
  const handle = await open(half, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(half, file)
  await syncFolder(dirname(file))
}

/** The text of a file, or null when there is none. */
export const readIfThere = (file: string): Promise<string | null> => orNull(readFile(file, 'utf8'))
