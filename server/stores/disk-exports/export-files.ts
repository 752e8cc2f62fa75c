import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { DRAFT_ENDING, orNull } from '../disk-photos/durable.ts'
import { pathPart } from '../disk-photos/path-part.ts'
import type { ExportFiles, ExportSink } from '../export-files.ts'

const WHOLE_ENDING = '.export'

/** `<community>/<id>.export`. */
export function diskExportFiles(folder: string): ExportFiles {
  const pathOf = (communityId: string, exportId: string) =>
    join(folder, pathPart(communityId), `${pathPart(exportId)}${WHOLE_ENDING}`)
  return {
    create: async (communityId, exportId) => {
      await mkdir(join(folder, pathPart(communityId)), { recursive: true, mode: 0o700 })
      return sinkAt(pathOf(communityId, exportId))
    },
    async open(communityId, exportId) {
      const path = pathOf(communityId, exportId)
      const facts = await orNull(stat(path))
      if (!facts) return null
      // Node's own stream type; the same thing
      const stream = () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
      return { size: facts.size, stream }
    },
    async remove(communityId, exportId) {
      const path = pathOf(communityId, exportId)
      await rm(path, { force: true })
      await rm(`${path}${DRAFT_ENDING}`, { force: true })
    },
    sweep: (before) => sweep(folder, before),
  }
}

async function sinkAt(path: string): Promise<ExportSink> {
  const draft = `${path}${DRAFT_ENDING}`
  const handle = await open(draft, 'wx', 0o600)
  let size = 0
  return {
    async write(bytes) {
      for (let done = 0; done < bytes.byteLength; ) {
        done += (await handle.write(bytes, done, bytes.byteLength - done, null)).bytesWritten
      }
      size += bytes.byteLength
    },
    async keep() {
      await handle.close()
      await rename(draft, path)
      return size
    },
    async drop() {
      await handle.close()
      await rm(draft, { force: true })
    },
  }
}

async function sweep(folder: string, before: number): Promise<number> {
  let swept = 0
  for (const entry of (await orNull(readdir(folder, { recursive: true, withFileTypes: true }))) ?? []) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const facts = await orNull(stat(path))
    if (!facts || facts.mtimeMs >= before) continue
    await rm(path, { force: true })
    swept++
  }
  return swept
}
