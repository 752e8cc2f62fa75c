/**
 * The file 导出未送达 writes (docs/rescue-file.md): a header in the clear, then a zip sealed with a passphrase.
 *
 *     offset  bytes
 *          0      8  "WPRESCUE"
 *          8      1  version, 1
 *          9      4  PBKDF2 iterations, big-endian
 *         13     16  salt
 *         29     12  nonce
 *         41      8  check: tells a wrong passphrase from a damaged file
 *         49      4  length of the zip, big-endian
 *         53      …  AES-256-GCM of the zip, with its tag; the header is its additional data
 */
const MAGIC = 'WPRESCUE'
const VERSION = 1
const HEADER_BYTES = 53
const TAG_BYTES = 16
/** OWASP Password Storage Cheat Sheet, 2023: PBKDF2-HMAC-SHA-256 with at least 600,000. */
const ITERATIONS = 600_000
/** What is read: fewer would not be ours, many more would hang the page that opens a hostile file. */
const ITERATIONS_READ = { min: 100_000, max: 5_000_000 }

/** Why a file could not be opened. `newer`: made by a later version of this app. */
export type NotOpened = 'foreign' | 'newer' | 'truncated' | 'wrong_passphrase' | 'damaged'
export type Opened = { ok: true; zip: Uint8Array<ArrayBuffer> } | { ok: false; why: NotOpened }

/** Blanks and dashes are for people who read a passphrase aloud; they do not count. */
const normal = (passphrase: string): string => passphrase.normalize('NFKC').replace(/[\s\-–—]/g, '')

/** Seals a zip with a passphrase. Takes about a second: that is what makes guessing dear. */
export async function sealRescueFile(
  zip: Uint8Array<ArrayBuffer>,
  passphrase: string,
  random: (count: number) => Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = new Uint8Array(HEADER_BYTES + zip.byteLength + TAG_BYTES)
  const view = new DataView(file.buffer)
  file.set(new TextEncoder().encode(MAGIC))
  view.setUint8(8, VERSION)
  view.setUint32(9, ITERATIONS)
  file.set(random(16), 13)
  file.set(random(12), 29)
  view.setUint32(49, zip.byteLength)
  const { key, check } = await keysOf(passphrase, file.slice(13, 29), ITERATIONS)
  file.set(check, 41)
  file.set(new Uint8Array(await crypto.subtle.encrypt(cipherOf(file), key, zip)), HEADER_BYTES)
  return file
}

/** Opens such a file; every way it can be wrong has its own answer. */
export async function openRescueFile(file: Uint8Array<ArrayBuffer>, passphrase: string): Promise<Opened> {
  const wrong = (why: NotOpened): Opened => ({ ok: false, why })
  if (new TextDecoder('latin1').decode(file.subarray(0, 8)) !== MAGIC) return wrong('foreign')
  if (file.byteLength < HEADER_BYTES) return wrong('truncated')
  const view = new DataView(file.buffer, file.byteOffset)
  if (view.getUint8(8) !== VERSION) return wrong('newer')
  const whole = HEADER_BYTES + view.getUint32(49) + TAG_BYTES
  if (file.byteLength < whole) return wrong('truncated')
  const iterations = view.getUint32(9)
  if (file.byteLength > whole || iterations < ITERATIONS_READ.min || iterations > ITERATIONS_READ.max)
    return wrong('damaged')
  const { key, check } = await keysOf(passphrase, file.slice(13, 29), iterations)
  if (check.some((byte, at) => byte !== file[41 + at])) return wrong('wrong_passphrase')
  try {
    return { ok: true, zip: new Uint8Array(await crypto.subtle.decrypt(cipherOf(file), key, file.slice(HEADER_BYTES))) }
  } catch {
    return wrong('damaged')
  }
}

const cipherOf = (file: Uint8Array<ArrayBuffer>): AesGcmParams => ({
  name: 'AES-GCM',
  iv: file.slice(29, 41),
  additionalData: file.slice(0, HEADER_BYTES),
})

/** One slow derivation, then two keys that say nothing about each other (HKDF, RFC 5869). */
async function keysOf(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<{ key: CryptoKey; check: Uint8Array }> {
  const { subtle } = crypto
  const secret = await subtle.importKey('raw', new TextEncoder().encode(normal(passphrase)), 'PBKDF2', false, [
    'deriveBits',
  ])
  const slow = await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, secret, 256)
  const master = await subtle.importKey('raw', slow, 'HKDF', false, ['deriveKey', 'deriveBits'])
  const from = (info: string) => ({ name: 'HKDF', hash: 'SHA-256', salt, info: new TextEncoder().encode(info) })
  const aes = { name: 'AES-GCM', length: 256 }
  const key = await subtle.deriveKey(from('woodpecker rescue key'), master, aes, false, ['encrypt', 'decrypt'])
  const check = await subtle.deriveBits(from('woodpecker rescue check'), master, 64)
  return { key, check: new Uint8Array(check) }
}
