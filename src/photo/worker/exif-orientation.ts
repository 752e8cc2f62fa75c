import { type BytesView, bytesView } from './bytes-view.ts'
import { type Orientation, toOrientation } from './orientation.ts'

const ORIENTATION_TAG = 0x0112
/** IFD0 of a camera has about a dozen entries; a count beyond this is damage. */
const ENTRIES_MAX = 1000

/** Where the orientation's value stands in a TIFF block, or null when there is none. */
function orientationOffset(view: BytesView, tiff: number): { at: number; little: boolean } | null {
  const order = view.ascii(tiff, 2)
  if (order !== 'II' && order !== 'MM') return null
  const little = order === 'II'
  const directory = view.u32(tiff + 4, little)
  if (directory === null) return null
  const count = Math.min(view.u16(tiff + directory, little) ?? 0, ENTRIES_MAX)
  for (let entry = 0; entry < count; entry++) {
    const at = tiff + directory + 2 + entry * 12
    if (view.u16(at, little) === ORIENTATION_TAG) return { at: at + 8, little }
  }
  return null
}

/**
 * Reads the orientation of the first EXIF block that has one and sets it to upright in all of them, in place.
 * Browsers differ in whether their decoders apply it (WebCodecs did not for years, and a resize may come before or after it,
 * field lesson 12); with nothing left to apply, it is applied exactly once, by us.
 * @param tiffs offsets of TIFF headers inside `bytes`
 */
export function takeOrientation(bytes: Uint8Array, tiffs: readonly number[]): Orientation {
  const view = bytesView(bytes)
  const writable = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let found: Orientation | null = null
  for (const tiff of tiffs) {
    const place = orientationOffset(view, tiff)
    const value = place && view.u16(place.at, place.little)
    if (!place || value === null) continue
    found ??= toOrientation(value)
    writable.setUint16(place.at, 1, place.little)
  }
  return found ?? 1
}
