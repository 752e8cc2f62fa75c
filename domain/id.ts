/** UUID of version 7 (RFC 9562 §5.7), lower case: reports, cases and operations, made on the phone. */
export type Uuid = string
/** 128 random bits as 32 hex digits: photos and public things, whose id must not tell when they were made. */
export type RandomId = string

export const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
export const RANDOM_ID = /^[0-9a-f]{32}$/
export const SHA256_HEX = /^[0-9a-f]{64}$/

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * Makes a UUIDv7 from a time and ten random bytes.
 * @param nowMs Unix time in ms; clamped into the 48 bits the format has, so a broken clock still yields an id
 * @param random ten bytes from a cryptographic source
 */
export function uuidV7(nowMs: number, random: Uint8Array): Uuid {
  const time = Math.min(Math.max(0, Math.trunc(nowMs)), 2 ** 48 - 1)
  const head = time.toString(16).padStart(12, '0')
  const tail = Uint8Array.from(random.subarray(0, 10))
  tail[0] = ((tail[0] ?? 0) & 0x0f) | 0x70
  tail[2] = ((tail[2] ?? 0) & 0x3f) | 0x80
  const rest = hex(tail)
  return `${head.slice(0, 8)}-${head.slice(8)}-${rest.slice(0, 4)}-${rest.slice(4, 8)}-${rest.slice(8)}`
}

/** Makes a random id from sixteen random bytes. */
export const randomId = (random: Uint8Array): RandomId => hex(random.subarray(0, 16))

/** Lower-case hex of any bytes, as hashes are written on the wire. */
export const toHex = hex
