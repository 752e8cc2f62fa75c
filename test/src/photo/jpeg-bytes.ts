/** Tiny files for tests, byte by byte: right in their markers, with pixels nobody decodes. */

const u16 = (value: number) => [value >> 8, value & 0xff]
const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))

export const segment = (marker: number, body: number[]) => [0xff, marker, ...u16(body.length + 2), ...body]
export const frame = (width: number, height: number) => segment(0xc0, [8, ...u16(height), ...u16(width), 1, 1, 0x11, 0])
const SCAN_HEAD = segment(0xda, [1, 1, 0, 0, 63, 0])
export const EOI = [0xff, 0xd9]

/** An EXIF block with nothing but an orientation. */
export const exif = (orientation: number, order: 'II' | 'MM' = 'II') => {
  const little = order === 'II'
  const n16 = (value: number) => (little ? u16(value).reverse() : u16(value))
  const n32 = (value: number) => (little ? [...n16(value), 0, 0] : [0, 0, ...n16(value)])
  const entry = [...n16(0x0112), ...n16(3), ...n32(1), ...n16(orientation), 0, 0]
  return segment(0xe1, [...ascii('Exif'), 0, 0, ...ascii(order), ...n16(42), ...n32(8), ...n16(1), ...entry, ...n32(0)])
}

type Parts = { before?: number[]; scan?: number[]; end?: number[]; width?: number; height?: number }

export const jpegOf = ({ before = [], scan = [1, 2, 0xff, 0, 3], end = EOI, width = 640, height = 480 }: Parts = {}) =>
  Uint8Array.from([0xff, 0xd8, ...before, ...frame(width, height), ...SCAN_HEAD, ...scan, ...end])
