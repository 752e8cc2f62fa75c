import type { KeptPhoto, Operation } from './operation.ts'
import { packBytes, unpackBytes } from './packed-bytes.ts'
import { sha256Hex } from './sha256.ts'

/** An operation with all its photos, as one phone's storage holds them. */
export type WholeOperation = { operation: Operation; photos: { photo: KeptPhoto; bytes: ArrayBuffer }[] }

/** What stands in front of the bytes: everything that JSON can say, and how long each piece is. */
type Head = {
  operation: Omit<Operation, 'body'>
  bodyBytes: number
  photos: { photo: Omit<KeptPhoto, 'thumbnail'>; bytes: number; thumbnailBytes: number }[]
}

/** The body, then each photo's bytes and thumbnail. */
const lengthsOf = ({ bodyBytes, photos }: Head) => [
  bodyBytes,
  ...photos.flatMap(({ bytes, thumbnailBytes }) => [bytes, thumbnailBytes]),
]

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
  return packBytes(head, [body, ...photos.flatMap(({ photo, bytes }) => [bytes, photo.thumbnail])])
}

/** What was packed; null when it is not whole: text and photos are compared with the hashes taken when they were sealed. */
export async function unpackOperation(packed: ArrayBuffer): Promise<WholeOperation | null> {
  const whole = putTogether(packed)
  if (whole === null) return null
  const expected = [whole.operation.bodySha256, ...whole.photos.map(({ photo }) => photo.sha256)]
  const hashes = await Promise.all([whole.operation.body, ...whole.photos.map(({ bytes }) => bytes)].map(sha256Hex))
  return hashes.every((hash, at) => hash === expected[at]) ? whole : null
}

function putTogether(packed: ArrayBuffer): WholeOperation | null {
  const found = unpackBytes(packed, lengthsOf)
  if (!found) return null
  const { head, pieces } = found
  const next = () => pieces.shift() ?? new ArrayBuffer(0) // as many as the head has lengths
  const operation = { ...head.operation, body: next() }
  return {
    operation,
    photos: head.photos.map(({ photo }) => ({ bytes: next(), photo: { ...photo, thumbnail: next() } })),
  }
}
