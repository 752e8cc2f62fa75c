import { createHash } from 'node:crypto'

/**
 * Lets SHA-256 be taken at once instead of on another thread, so that the order of events in one process is the dice's
 * alone and a run can be played again. The hashes are the same. Returns the way back.
 */
export function withQuickDigest(): () => void {
  const digest = async (_: AlgorithmIdentifier, data: BufferSource): Promise<ArrayBuffer> => {
    const bytes = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data)
    return Uint8Array.from(createHash('sha256').update(bytes).digest()).buffer
  }
  Object.defineProperty(crypto.subtle, 'digest', { value: digest, configurable: true })
  return () => void Reflect.deleteProperty(crypto.subtle, 'digest') // the prototype's own shows again
}
