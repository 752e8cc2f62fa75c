import imageCompression from 'browser-image-compression'
// Its worker loads this file; without it, it would ask a CDN, which fails offline and under the page's CSP (field lesson 12).
import libURL from 'browser-image-compression/dist/browser-image-compression.js?url'
import { PHOTO_BYTES_TARGET, PHOTO_EDGE_MAX_PX } from '../../domain/photo.ts'
import type { ReadyPhoto } from '../offline/draft.ts'
import { outlineJpeg } from './worker/jpeg-outline.ts'
import { lookAtSource, type SourceLook } from './worker/look-at-source.ts'
import type { PhotoOutcome, PhotoSource } from './worker/photo-message.ts'
import { EXIF_HEAD_BYTES, readExif } from './worker/read-exif.ts'
import { stripJpeg } from './worker/strip-jpeg.ts'
import { THUMBNAIL_BYTES_MAX, THUMBNAIL_EDGE_PX } from './worker/thumbnail-size.ts'

const MIME = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', heif: 'image/heic' } as const

/** The package lowers quality by 5 % a round, ten rounds at most; a second start goes where the first could not reach. */
const START_QUALITIES = [0.82, 0.5, 0.3]

/** The same promise as the native path, kept by browser-image-compression for browsers without it. */
export async function prepareWithPackage(source: PhotoSource): Promise<PhotoOutcome> {
  const look = lookAtSource(new Uint8Array(source.bytes))
  if ('trouble' in look) return look
  const facts = await readExif(source.bytes.slice(0, EXIF_HEAD_BYTES))
  const file = new File([source.bytes], 'photo', { type: MIME[look.type] })
  try {
    const photo = await compress(file, PHOTO_EDGE_MAX_PX, PHOTO_BYTES_TARGET)
    const thumbnail = await compress(
      new File([photo], 'photo', { type: MIME.jpeg }),
      THUMBNAIL_EDGE_PX,
      THUMBNAIL_BYTES_MAX,
    )
    return { ready: readyPhoto(photo, thumbnail), facts }
  } catch {
    return { trouble: troubleOf(look) }
  }
}

const troubleOf = (look: SourceLook) => (look.type === 'heif' ? 'heic' : 'corrupt')

async function compress(file: File, edge: number, bytesMax: number): Promise<ArrayBuffer> {
  let result: File | null = null
  for (const initialQuality of START_QUALITIES) {
    result = await imageCompression(file, {
      maxWidthOrHeight: edge,
      maxSizeMB: bytesMax / 1024 / 1024,
      initialQuality,
      alwaysKeepResolution: true,
      fileType: MIME.jpeg,
      useWebWorker: true,
      libURL: new URL(libURL, document.baseURI).href,
    })
    if (result.size <= bytesMax) break
  }
  if (!result || result.size === 0) throw new Error('nothing came out')
  return stripJpeg(await result.arrayBuffer())
}

function readyPhoto(bytes: ArrayBuffer, thumbnail: ArrayBuffer): ReadyPhoto {
  const size = outlineJpeg(new Uint8Array(bytes))
  if (!size) throw new Error('no JPEG came out')
  return { bytes, type: MIME.jpeg, width: size.width, height: size.height, thumbnail }
}
