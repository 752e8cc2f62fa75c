import { open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { UploadFiles, UploadKey, UploadOnDisk } from '../upload-files.ts'
import { makeFolder, orNull, syncFolder } from './durable.ts'
import { pathPart } from './path-part.ts'

/** Arriving bytes as files, a folder for each photo with its attempt in it. */
export function diskUploadFiles(folder: string): UploadFiles {
  const folderOf = (communityId: string, photoId: string) => join(folder, pathPart(communityId), pathPart(photoId))
  const pathOf = (key: UploadKey) => join(folderOf(key.communityId, key.photoId), pathPart(key.attempt))
  return {
    create: (key) => create(pathOf(key)),
    size: (key) => orNull(durableSize(pathOf(key))),
    attempts: async (communityId, photoId) => (await orNull(readdir(folderOf(communityId, photoId)))) ?? [],
    append: (key, offset, bytes) => append(pathOf(key), offset, bytes),
    read: (key) => readFile(pathOf(key)),
    list: () => listUploads(folder),
    remove: (communityId, photoId) => rm(folderOf(communityId, photoId), { recursive: true, force: true }),
  }
}

async function listUploads(folder: string): Promise<UploadOnDisk[]> {
  const found: UploadOnDisk[] = []
  for (const communityId of await namesIn(folder)) {
    for (const photoId of await namesIn(join(folder, communityId))) {
      const touchedAt = await lastTouched(join(folder, communityId, photoId))
      if (touchedAt !== null) found.push({ communityId, photoId, touchedAt })
    }
  }
  return found
}

const namesIn = async (folder: string) => (await orNull(readdir(folder))) ?? []

/** The youngest of a folder and the files in it; null when it went away meanwhile. */
async function lastTouched(folder: string): Promise<number | null> {
  const paths = [folder, ...(await namesIn(folder)).map((name) => join(folder, name))]
  const stats = await Promise.all(paths.map((path) => orNull(stat(path))))
  const times = stats.flatMap((one) => (one ? [one.mtimeMs] : []))
  return times.length === 0 ? null : Math.max(...times)
}

async function create(path: string): Promise<void> {
  const folder = dirname(path)
  await makeFolder(folder)
  for (const other of await readdir(folder)) await rm(join(folder, other), { force: true })
  await (await open(path, 'wx', 0o600)).close()
  await syncFolder(folder)
}

/** Synced first: bytes that a killed process wrote may still be in the kernel's memory alone. */
async function durableSize(path: string): Promise<number> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
    return (await handle.stat()).size
  } finally {
    await handle.close()
  }
}

async function append(path: string, offset: number, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.truncate(offset)
    await writeAll(handle, bytes, offset)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

type Handle = Awaited<ReturnType<typeof open>>

async function writeAll(handle: Handle, bytes: Uint8Array, offset: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength; ) {
    done += (await handle.write(bytes, done, bytes.byteLength - done, offset + done)).bytesWritten
  }
}
