import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import sharp, { type Metadata } from 'sharp'

/** A rendition as it lies on the server's disk. */
export type StoredPhoto = { bytes: Buffer; metadata: Metadata; longEdge: number }

/** The longest edge of the pictures made for lists; everything larger is evidence. */
const THUMBNAIL_EDGE = 320

/** Every photo people may see that a server's data folder holds. */
export async function storedPhotos(dataDir: string): Promise<{ evidence: StoredPhoto[]; thumbnails: StoredPhoto[] }> {
  const all = await Promise.all(filesBelow(join(dataDir, 'photos')).map(readStored))
  return {
    evidence: all.filter((photo) => photo.longEdge > THUMBNAIL_EDGE),
    thumbnails: all.filter((photo) => photo.longEdge <= THUMBNAIL_EDGE),
  }
}

async function readStored(file: string): Promise<StoredPhoto> {
  const bytes = readFileSync(file)
  const metadata = await sharp(bytes).metadata()
  return { bytes, metadata, longEdge: Math.max(metadata.width, metadata.height) }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}
