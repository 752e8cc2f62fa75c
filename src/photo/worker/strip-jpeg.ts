import { bytesView } from './bytes-view.ts'

const SOS = 0xda
const COMMENT = 0xfe
/** Says how the colours are coded; without it some decoders show them wrong. */
const ADOBE = 0xee
const isWords = (marker: number) => marker === COMMENT || (marker >= 0xe1 && marker <= 0xef && marker !== ADOBE)

/**
 * A JPEG without its application segments and comments: no EXIF, XMP, IPTC, colour profile. Browsers' encoders add some
 * of their own (Chromium an sRGB profile, WebKit an EXIF block), and nothing that is not pixels is to leave the phone.
 * @param jpeg what an encoder on this phone made: sRGB, so the profile is not missed
 * @throws when it is no JPEG: then the promise above cannot be kept, and the photo must not pass
 */
export function stripJpeg(jpeg: ArrayBuffer): ArrayBuffer {
  const bytes = new Uint8Array(jpeg)
  const view = bytesView(bytes)
  const parts: Uint8Array<ArrayBuffer>[] = [bytes.subarray(0, 2)]
  for (let at = 2; ; ) {
    const marker = view.u8(at) === 0xff ? view.u8(at + 1) : null
    const length = view.u16(at + 2)
    if (marker === null || length === null || length < 2) throw new Error('the encoder made no JPEG')
    if (marker === SOS) return joined([...parts, bytes.subarray(at)])
    if (!isWords(marker)) parts.push(bytes.subarray(at, at + 2 + length))
    at += 2 + length
  }
}

function joined(parts: Uint8Array<ArrayBuffer>[]): ArrayBuffer {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole.buffer
}
