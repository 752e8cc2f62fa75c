import * as z from 'zod/mini'
import { RANDOM_ID, SHA256_HEX, UUID_V7 } from '../../domain/id.ts'
import { PHOTO_BYTES_MAX, PHOTO_TYPES, PHOTOS_PER_REPORT_MAX } from '../../domain/photo.ts'

const uuid = z.string().check(z.regex(UUID_V7))
const sha256 = z.string().check(z.regex(SHA256_HEX))
const text = z.string().check(z.minLength(1), z.maxLength(64))

const photoSchema = z.object({
  photoId: z.string().check(z.regex(RANDOM_ID)),
  sha256,
  size: z.int().check(z.gte(1), z.lte(PHOTO_BYTES_MAX)),
  type: z.enum(PHOTO_TYPES),
})

/** `rescue.json` in the zip: what is inside and whose it is. Bodies and photos stand beside it, byte for byte. */
export const rescueListSchema = z.object({
  format: z.literal('woodpecker-rescue'),
  version: z.literal(1),
  communityId: text,
  personId: text,
  personName: z.string().check(z.maxLength(64)),
  exportedAt: z.int(),
  operations: z
    .array(
      z.object({
        opId: uuid,
        kind: z.enum(['report', 'act']),
        caseId: uuid,
        reportId: z.nullable(uuid),
        sealedAt: z.int(),
        bodySha256: sha256,
        ifMatch: z.nullable(z.int()),
        photos: z.array(photoSchema).check(z.maxLength(PHOTOS_PER_REPORT_MAX)),
      }),
    )
    .check(z.maxLength(10_000)),
})
export type RescueList = z.infer<typeof rescueListSchema>

/** Where things lie in the zip. */
export const rescuePaths = {
  list: 'rescue.json',
  body: (opId: string) => `operations/${opId}.json`,
  photo: (photoId: string, type: string) => `photos/${photoId}.${type.replace('image/', '').replace('jpeg', 'jpg')}`,
} as const
