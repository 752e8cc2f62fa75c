import type { PhotoFacts } from '../../offline/draft.ts'
import { NO_FACTS, photoFacts } from './photo-facts.ts'

/** EXIF stands in the first segments; maker notes and previews behind it are not needed. */
export const EXIF_HEAD_BYTES = 256 * 1024

const fetchReader = () => import('exifreader')

/** Fetches the reader before a photo asks for it; without a network that photo tries again. */
export function warmExif(): void {
  fetchReader().catch(() => {})
}

/**
 * Time and position from a photo's metadata, read before compression drops it. A photo without, or with metadata
 * nobody can read, is a photo all the same: no facts, no error.
 * @param head the first bytes of the file; copied out by the caller, since the rest belongs to the decoder
 */
export async function readExif(head: ArrayBuffer): Promise<PhotoFacts> {
  try {
    const { load } = await fetchReader()
    const { exif, gps } = load(head, {
      expanded: true,
      includeTags: { exif: ['DateTimeOriginal', 'OffsetTimeOriginal', 'GPSStatus'], gps: ['Latitude', 'Longitude'] },
    })
    return photoFacts({
      takenAt: firstText(exif?.DateTimeOriginal?.value),
      offset: firstText(exif?.OffsetTimeOriginal?.value),
      status: firstText(exif?.GPSStatus?.value),
      latitude: gps?.Latitude,
      longitude: gps?.Longitude,
    })
  } catch {
    return NO_FACTS
  }
}

/** EXIF text comes as a list of one string. */
function firstText(value: unknown): string | undefined {
  const text: unknown = Array.isArray(value) ? value[0] : value
  return typeof text === 'string' ? text : undefined
}
