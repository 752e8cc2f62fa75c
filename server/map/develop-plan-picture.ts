import sharp from 'sharp'
import { PICTURE_EDGE_MAX_PX, PICTURE_PIXELS_MAX, type PictureRefusal } from '../../domain/map-files.ts'
import { sniffPhoto } from '../photos/sniff-photo.ts'

/** Lines and small print stay sharp; a plan of 4096 px is about 1 MB. */
const QUALITY = 84
const SECONDS_MAX = 60

export type PlanPicture =
  | { ok: true; bytes: Uint8Array; width: number; height: number }
  | { ok: false; refusal: PictureRefusal }

/**
 * Decodes a plan picture (JPEG, PNG, WebP) and encodes it anew as WebP: upright, at most 4096 px, with no metadata. Bytes are
 * never passed on as they came.
 */
export async function developPlanPicture(bytes: Uint8Array): Promise<PlanPicture> {
  if (sniffPhoto(bytes) === null) return { ok: false, refusal: 'unsupported_type' }
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata() // reads the header alone
    if (width * height > PICTURE_PIXELS_MAX) return { ok: false, refusal: 'too_many_pixels' }
    const { data, info } = await sharp(bytes, { failOn: 'error', limitInputPixels: PICTURE_PIXELS_MAX })
      .timeout({ seconds: SECONDS_MAX })
      .autoOrient()
      .resize({ width: PICTURE_EDGE_MAX_PX, height: PICTURE_EDGE_MAX_PX, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true })
    return { ok: true, bytes: data, width: info.width, height: info.height }
  } catch (error) {
    if (error instanceof Error && /memory|timeout/i.test(error.message)) throw error // our own shortage is no verdict
    return { ok: false, refusal: 'undecodable' }
  }
}
