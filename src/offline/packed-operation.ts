import type { KeptPhoto, Operation } from './operation.ts'
import { sha256Hex } from './sha256.ts'

/** An operation with all its photos, as one phone's storage holds them. */
export type WholeOperation = { operation: Operation; photos: { photo: KeptPhoto; bytes: ArrayBuffer }[] }

/** What stands in front of the bytes: everything that JSON can say, and how long each piece is. */
type Head = {
  operation: Omit<Operation, 'body'>
  bodyBytes: number
  photos: { photo: Omit<KeptPhoto, 'thumbnail'>; bytes: number; thumbnailBytes: number }[]
}

const LENGTH_BYTES = 4

/** One run of bytes: the head's length (big-endian), the head as JSON, the body, then each photo's bytes and thumbnail. */
export function packOperation({ operation: { body, ...operation }, photos }: WholeOperation): Blob {
  const head: Head = {
    operation,
    bodyBytes: body.byteLength,
    photos: photos.map(({ photo: { thumbnail, ...photo }, bytes }) => ({
      photo,
      bytes: bytes.byteLength,
      thumbnailBytes: thumbnail.byteLength,
    })),
  }
  const json = new TextEncoder().encode(JSON.stringify(head))
  const length = new DataView(new ArrayBuffer(LENGTH_BYTES))
  length.setUint32(0, json.byteLength)
  return new Blob([length.buffer, json, body, ...photos.flatMap(({ photo, bytes }) => [bytes, photo.thumbnail])])
}

/** What was packed; null when it is not whole: text and photos are compared with the hashes taken when they were sealed. */
export async function unpackOperation(packed: ArrayBuffer): Promise<WholeOperation | null> {
  const whole = cutUp(packed)
  if (whole === null) return null
  const expected = [whole.operation.bodySha256, ...whole.photos.map(({ photo }) => photo.sha256)]
  const hashes = await Promise.all([whole.operation.body, ...whole.photos.map(({ bytes }) => bytes)].map(sha256Hex))
  return hashes.every((hash, at) => hash === expected[at]) ? whole : null
}

function cutUp(packed: ArrayBuffer): WholeOperation | null {
  try {
    let at = LENGTH_BYTES + new DataView(packed).getUint32(0)
    const head = JSON.parse(new TextDecoder().decode(packed.slice(LENGTH_BYTES, at))) as Head // packOperation's own
    const next = (bytes: number) => {
      at += bytes
      return packed.slice(at - bytes, at)
    }
    const operation = { ...head.operation, body: next(head.bodyBytes) }
    const photos = head.photos.map(({ photo, bytes, thumbnailBytes }) => ({
      bytes: next(bytes),
      photo: { ...photo, thumbnail: next(thumbnailBytes) },
    }))
    return at === packed.byteLength ? { operation, photos } : null
  } catch {
    return null // cut short, or somebody else's
  }
}
