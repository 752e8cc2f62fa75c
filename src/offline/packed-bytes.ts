const LENGTH_BYTES = 4

/** One run of bytes: the head's length (big-endian), the head as JSON, then the pieces. The head has to tell how long they are. */
export function packBytes(head: unknown, pieces: readonly ArrayBuffer[]): Blob {
  const json = new TextEncoder().encode(JSON.stringify(head))
  const length = new DataView(new ArrayBuffer(LENGTH_BYTES))
  length.setUint32(0, json.byteLength)
  return new Blob([length.buffer, json, ...pieces])
}

/**
 * What `packBytes` packed; null where it was cut short, or is somebody else's.
 * @param lengthsOf the lengths of the pieces, by what the head says
 */
export function unpackBytes<Head>(
  packed: ArrayBuffer,
  lengthsOf: (head: Head) => readonly number[],
): { head: Head; pieces: ArrayBuffer[] } | null {
  try {
    let at = LENGTH_BYTES + new DataView(packed).getUint32(0)
    const head = JSON.parse(new TextDecoder().decode(packed.slice(LENGTH_BYTES, at))) as Head // the caller's own
    const pieces = lengthsOf(head).map((bytes) => {
      at += bytes
      return packed.slice(at - bytes, at)
    })
    return at === packed.byteLength ? { head, pieces } : null
  } catch {
    return null
  }
}
