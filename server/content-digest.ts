import { hash } from 'node:crypto'
import { headers } from '../domain/wire.ts'
import { Refusal } from './refusal.ts'
import { statedSha256 } from './request-parts.ts'

export const sha256Hex = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex')

/**
 * Compares a body with its `Content-Digest`: what was garbled on the way is refused before anything is decided on it.
 * @returns the SHA-256 of the bytes as hex
 */
export function checkContentDigest(request: Request, bytes: Uint8Array, how: 'required' | 'optional'): string {
  const stated = statedSha256(request, headers.contentDigest)
  if (stated === null && how === 'required') {
    throw new Refusal('bad_header', { detail: `${headers.contentDigest} is missing` })
  }
  const actual = sha256Hex(bytes)
  if (stated !== null && stated !== actual) throw new Refusal('digest_mismatch')
  return actual
}
