/** Reads big-endian and little-endian numbers; null beyond the end, so that a cut file is never an exception. */
export type BytesView = {
  u8(at: number): number | null
  u16(at: number, little?: boolean): number | null
  u32(at: number, little?: boolean): number | null
  /** `length` bytes as Latin-1 text; shorter at the end. */
  ascii(at: number, length: number): string
}

/** @param bytes read in place, never copied */
export function bytesView(bytes: Uint8Array): BytesView {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const fits = (at: number, length: number) => at >= 0 && at + length <= bytes.length
  return {
    u8: (at) => (fits(at, 1) ? view.getUint8(at) : null),
    u16: (at, little) => (fits(at, 2) ? view.getUint16(at, little) : null),
    u32: (at, little) => (fits(at, 4) ? view.getUint32(at, little) : null),
    ascii: (at, length) => String.fromCharCode(...bytes.subarray(at, at + length)),
  }
}
