import { toHex } from '../../domain/id.ts'

/** SHA-256 as lower-case hex, the form hashes have in manifests and receipts. Needs a secure context. */
export async function sha256Hex(bytes: BufferSource): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

/** The base64 that `Content-Digest` and `Repr-Digest` want (RFC 9530), from a hash in hex. */
export function hexToBase64(hex: string): string {
  const bytes = hex.match(/../g) ?? []
  return btoa(String.fromCharCode(...bytes.map((pair) => Number.parseInt(pair, 16))))
}
