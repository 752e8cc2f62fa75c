import * as z from 'zod/mini'
import { RANDOM_ID, SHA256_HEX } from './id.ts'

export const PHOTOS_PER_REPORT_MAX = 6
/** What the phone makes of a photo: long edge min(1600, source), at most 300 KB. */
export const PHOTO_EDGE_MAX_PX = 1600
export const PHOTO_BYTES_TARGET = 300 * 1024
/** What the server takes: room for a phone that could not reach the target, none for a film. */
export const PHOTO_BYTES_MAX = 2 * 1024 * 1024
/** What a phone reads in: a 200 MP original is about 60 MB. Larger is refused in words, before it fills memory. */
export const PHOTO_SOURCE_BYTES_MAX = 80 * 1024 * 1024
export const PHOTO_TYPES = ['image/jpeg', 'image/webp', 'image/png'] as const
/** One PATCH; small enough that a weak network finishes one now and then. */
export const UPLOAD_CHUNK_MAX = 256 * 1024

/** What a manifest says about a photo before its bytes come: enough to recognise them. */
export const photoRefSchema = z.strictObject({
  id: z.string().check(z.regex(RANDOM_ID)),
  sha256: z.string().check(z.regex(SHA256_HEX)),
  size: z.int().check(z.gte(1), z.lte(PHOTO_BYTES_MAX)),
  type: z.enum(PHOTO_TYPES),
})
export type PhotoRef = z.infer<typeof photoRefSchema>

export const RENDITIONS = ['evidence', 'thumbnail'] as const
export type Rendition = (typeof RENDITIONS)[number]

export const PHOTO_STATES = ['awaiting', 'stored', 'refused'] as const

/** Why the server would not keep a photo; the phone keeps its own copy and says so. */
export const PHOTO_REFUSALS = ['hash_mismatch', 'undecodable', 'unsupported_type', 'too_many_pixels'] as const

/** Where one photo stands on the server. `receivedSha256` is the hash of the bytes that came, set once they are durable. */
export const photoReceiptSchema = z.strictObject({
  id: z.string(),
  state: z.enum(PHOTO_STATES),
  receivedSha256: z.nullable(z.string()),
  refusal: z.nullable(z.enum(PHOTO_REFUSALS)),
})
export type PhotoReceipt = z.infer<typeof photoReceiptSchema>

export const photoViewSchema = z.strictObject({
  id: z.string(),
  purpose: z.enum(['before', 'after']),
  state: z.enum(PHOTO_STATES),
  width: z.nullable(z.int()),
  height: z.nullable(z.int()),
})
export type PhotoView = z.infer<typeof photoViewSchema>
